import { type Handle, sql } from '../../platform/db.ts'
import { type StoredMedia, withdrawFile } from '../files/index.ts'
import { addChange } from './draft.ts'
import { lockNewestOf } from './load.ts'
import { messageId } from './present.ts'
import { preview } from './preview.ts'
import type { Of } from './said.ts'
import { save } from './save.ts'

/** A customer took a message back: its text is shown no more, here as there. */
export async function takeBack(tx: Handle, recalls: readonly Of<'recall'>[]): Promise<void> {
  for (const { accountId, item } of recalls) {
    const [draft] = await lockNewestOf(tx, [{ accountId, customerRef: item.customerRef }])
    if (!draft) continue
    const { session } = draft
    const recalled = await tx.one<{
      sessionId: string
      seq: number
      content: string
      recalledAt: Date
      media: StoredMedia | null
    }>(sql`
      update messages set recalled_at = now()
      where session_id in (${session.id}, ${session.previousSessionId}) and remote_key = ${item.recalledKey}
        and sender_type = 'customer' and recalled_at is null
      returning session_id as "sessionId", seq, content, recalled_at as "recalledAt", media`)
    if (!recalled) continue
    const { sessionId, seq, media } = recalled
    if (media) await withdrawFile(tx, { sessionId, seq, fileId: media.fileId })
    if (session.lastMessage === preview(recalled.content)) session.lastMessage = ''
    const msgId = messageId(sessionId, seq)
    addChange(draft, { kind: 'message_recalled', data: { msgId, recalledAt: recalled.recalledAt.toISOString() } })
    await save(tx, [draft])
  }
}
