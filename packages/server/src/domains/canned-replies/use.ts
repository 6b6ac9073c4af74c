import { type Db, sql } from '../../platform/db.ts'
import { refusal } from './refusal.ts'
import { type ReplyViewer, seenBy } from './viewer.ts'

/** Counts one use, by the agent and by everybody. */
export const useReply = (db: Db, viewer: ReplyViewer, replyId: string): Promise<void> =>
  db.tx(async (tx) => {
    const used = await tx.run(sql`
      update canned_replies r set uses = uses + 1 where r.id = ${replyId} and ${seenBy(viewer)}`)
    if (used === 0) throw refusal(40406)
    await tx.run(sql`
      insert into canned_reply_uses as u (reply_id, agent_id, uses, last_used_at)
      values (${replyId}, ${viewer.agentId}, 1, now())
      on conflict (reply_id, agent_id) do update set uses = u.uses + 1, last_used_at = now()`)
  })
