import { type Handle, sql } from '../../platform/db.ts'
import type { AuditFilter, AuditLine } from './contract.ts'

interface Row {
  readonly id: number
  readonly at: Date
  /** With the microseconds that a `Date` has no room for. */
  readonly place: string
  readonly actorType: AuditLine['actorType']
  readonly actorId: string | null
  readonly actorName: string | null
  readonly action: string
  readonly targetType: string | null
  readonly targetId: string | null
  readonly details: unknown
  readonly ip: string | null
}

export interface Lines {
  readonly items: AuditLine[]
  readonly next?: string
}

/** The newest first; a cursor that is not one of ours begins at the top. */
export async function readAudit(db: Handle, filter: AuditFilter, cursor: string, limit: number): Promise<Lines> {
  const { actor = null, action = null, target = null, from = null, to = null } = filter
  const after = parseCursor(cursor)
  const rows = await db.rows<Row>(sql`
    select l.id, l.at, l.at::text as place, l.actor_type as "actorType", l.actor_id as "actorId", a.name as "actorName",
      l.action, l.target_type as "targetType", l.target_id as "targetId", l.details, l.ip
    from audit_log l left join agents a on l.actor_type = 'agent' and a.user_id = l.actor_id
    where (${actor}::text is null or l.actor_id = ${actor}) and (${action}::text is null or l.action = ${action})
      and (${target}::text is null or l.target_id = ${target})
      and (${from}::timestamptz is null or l.at >= ${from}) and (${to}::timestamptz is null or l.at < ${to})
      and (l.at, l.id) < (${after.at}::timestamptz, ${after.id}::bigint)
    order by l.at desc, l.id desc limit ${limit + 1}`)
  const last = rows.length > limit ? rows[limit - 1] : undefined
  return { items: rows.slice(0, limit).map(present), ...(last && { next: cursorOf(last) }) }
}

/** Every line that fits, page by page, so that a long log is never held whole. */
export async function* readAllAudit(db: Handle, filter: AuditFilter): AsyncGenerator<readonly AuditLine[]> {
  let cursor: string | undefined = ''
  while (cursor !== undefined) {
    const { items, next }: Lines = await readAudit(db, filter, cursor, 1_000)
    yield items
    cursor = next
  }
}

const cursorOf = ({ place, id }: Row) => Buffer.from(`${place}|${id}`).toString('base64url')

function parseCursor(cursor: string): { at: string; id: number } {
  const text = Buffer.from(cursor, 'base64url').toString()
  const [, at, id] = /^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})?\+00)\|(\d{1,15})$/.exec(text) ?? []
  return at && id ? { at, id: Number(id) } : { at: 'infinity', id: 0 }
}

const present = (row: Row): AuditLine => ({
  id: String(row.id),
  at: row.at.toISOString(),
  actorType: row.actorType,
  ...(row.actorId !== null && { actorId: row.actorId }),
  ...(row.actorName !== null && { actorName: row.actorName }),
  action: row.action,
  ...(row.targetType !== null && { targetType: row.targetType }),
  ...(row.targetId !== null && { targetId: row.targetId }),
  details: row.details,
  ...(row.ip !== null && { ip: row.ip }),
})
