import { type Handle, type Sql, sql } from '../../platform/db.ts'
import { findFile } from '../files/index.ts'
import type { CannedReply } from './contract.ts'
import { type ReplyViewer, seenBy } from './viewer.ts'

interface Row {
  readonly replyId: string
  readonly isOwn: boolean
  readonly teamId: string | null
  readonly teamName: string | null
  readonly shortcut: string
  readonly title: string
  readonly content: string
  readonly fileIds: readonly string[]
  readonly uses: number
  readonly updatedAt: Date
}

/** All that the agent sees, first what they use most, then what the others use most. */
export const listReplies = (db: Handle, viewer: ReplyViewer): Promise<CannedReply[]> => read(db, viewer, sql`true`)

export async function findReply(db: Handle, viewer: ReplyViewer, replyId: string): Promise<CannedReply | undefined> {
  const [reply] = await read(db, viewer, sql`r.id = ${replyId}`)
  return reply
}

async function read(db: Handle, viewer: ReplyViewer, condition: Sql): Promise<CannedReply[]> {
  const rows = await db.rows<Row>(sql`
    select r.id as "replyId", r.agent_id is not null as "isOwn", r.team_id as "teamId", t.name as "teamName",
      r.shortcut, r.title, r.content, r.file_ids as "fileIds", r.uses, r.updated_at as "updatedAt"
    from canned_replies r left join teams t on t.id = r.team_id
      left join canned_reply_uses u on u.reply_id = r.id and u.agent_id = ${viewer.agentId}
    where ${seenBy(viewer)} and ${condition}
    order by coalesce(u.uses, 0) desc, r.uses desc, lower(r.shortcut), r.id`)
  return Promise.all(rows.map((row) => present(db, viewer, row)))
}

async function present(db: Handle, { mayManage }: ReplyViewer, row: Row): Promise<CannedReply> {
  const { isOwn, teamId, teamName, fileIds, updatedAt, ...rest } = row
  // One that was taken back somewhere is not offered again.
  const files = (await Promise.all(fileIds.map((id) => findFile(db, id)))).flatMap((file) => file ?? [])
  return {
    ...rest,
    scope: isOwn ? 'own' : teamId === null ? 'desk' : 'team',
    ...(teamId !== null && { teamId }),
    ...(teamName !== null && { teamName }),
    ...(files.length > 0 && { files }),
    mayChange: isOwn || mayManage,
    updatedAt: updatedAt.toISOString(),
  }
}
