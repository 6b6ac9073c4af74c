import { type Handle, sql } from '../../platform/db.ts'
import type { Reason, Situation } from './reasons.ts'

interface Mention {
  readonly xid: string
  readonly id: number
  readonly sessionId: string
  readonly data: unknown
  readonly isNew: boolean
}

const pageSize = 200

/** Who was named in notes since the last look, but for those who are online: their screen tells them. */
export async function mentionsSince({ tx, say, url }: Situation): Promise<Reason[]> {
  const changes = await tx.rows<Mention>(sql`
    select c.xid::text, c.id, c.session_id as "sessionId", c.data, c.at > now() - interval '10 minutes' as "isNew"
    from changes c, alert_position p
    where c.kind = 'mentioned' and (c.xid, c.id) > (p.xid, p.id) and c.xid < pg_snapshot_xmin(pg_current_snapshot())
    order by c.xid, c.id limit ${pageSize}`)
  const last = changes.at(-1)
  if (!last) return []
  await tx.run(sql`update alert_position set xid = ${last.xid}::xid8, id = ${last.id}`)
  const found: Reason[] = []
  for (const { sessionId, data, isNew } of changes) {
    const { csIds, by } = readMention(data)
    const userIds = isNew ? await away(tx, csIds) : []
    if (userIds.length > 0) found.push({ kind: 'mention', sessionId, userIds, text: say.mention(by, sessionId, url) })
  }
  return found
}

const away = async (tx: Handle, csIds: readonly string[]): Promise<string[]> =>
  (
    await tx.rows<{ userId: string }>(sql`
      select user_id as "userId" from agents where is_active and status <> 'online' and user_id = any(${[...csIds]})
      order by user_id`)
  ).map(({ userId }) => userId)

/** The change as notes write it; what is not there names nobody. */
function readMention(data: unknown): { csIds: string[]; by: string } {
  if (typeof data !== 'object' || data === null) return { csIds: [], by: '' }
  const csIds = 'csIds' in data && Array.isArray(data.csIds) ? data.csIds.filter((id) => typeof id === 'string') : []
  const by = 'by' in data && typeof data.by === 'string' ? data.by : ''
  return { csIds, by }
}
