import { type Handle, sql } from '../../../platform/db.ts'
import { queuePlaces } from '../../routing/index.ts'
import type { SessionStatus } from '../../sessions/contract.ts'
import { isRatingAwaited } from '../../surveys/index.ts'
import type { Standing, VisitorStatus } from '../contract.ts'
import type { Visitor } from '../visitor.ts'

/** How things are with the newest session of a visitor. */
export interface Newest {
  readonly sessionId: string
  readonly status: SessionStatus
  readonly standing: Standing
  readonly canRate: boolean
}

interface Row {
  readonly sessionId: string
  readonly status: SessionStatus
  readonly agentName: string | null
  readonly canRate: boolean
}

const columns = sql`
  s.id as "sessionId", s.status, s.manual_cs_name as "agentName",
  s.status = 'closed' and ${isRatingAwaited(sql`s.id`)} as "canRate"`

export async function newestOf(db: Handle, { accountId, endUserId }: Visitor): Promise<Newest | undefined> {
  const row = await db.one<Row>(sql`
    select ${columns} from customer_identities i join sessions s on s.id = i.session_id
    where i.account_id = ${accountId} and i.customer_ref = ${endUserId}`)
  if (!row) return undefined
  const [newest] = await withPlaces(db, [row])
  return newest
}

/** Of these sessions, those that are the newest of their customers. */
export const newestAmong = async (db: Handle, sessionIds: readonly string[]): Promise<Map<string, Newest>> => {
  if (sessionIds.length === 0) return new Map()
  const rows = await db.rows<Row>(sql`
    select ${columns} from sessions s
      join customer_identities i on i.account_id = s.account_id and i.customer_ref = s.customer_ref and i.session_id = s.id
    where s.id = any(${sessionIds})`)
  return new Map((await withPlaces(db, rows)).map((newest) => [newest.sessionId, newest]))
}

/** What everything is called that has not begun. */
export const nothingYet: Standing = { status: 'none' }

const names: Readonly<Record<SessionStatus, VisitorStatus>> = {
  ai: 'bot',
  pending: 'queued',
  manual: 'agent',
  closed: 'closed',
}

async function withPlaces(db: Handle, rows: readonly Row[]): Promise<Newest[]> {
  const places = await placesOf(
    db,
    rows.flatMap(({ status, sessionId }) => (status === 'pending' ? [sessionId] : [])),
  )
  return rows.map(({ sessionId, status, agentName, canRate }) => {
    const place = places.get(sessionId)
    const standing = {
      status: names[status],
      ...(place !== undefined && { queue_position: place }),
      ...(status === 'manual' && agentName !== null && { agent_name: agentName }),
    }
    return { sessionId, status, canRate, standing }
  })
}

/** Where each of those that wait stands in its queue, from 1. */
export async function placesOf(db: Handle, sessionIds: readonly string[]): Promise<Map<string, number>> {
  if (sessionIds.length === 0) return new Map()
  const rows = await db.rows<{ id: string; place: number }>(sql`
    select p.id, p.place + 1 as place from (${queuePlaces}) p where p.id = any(${sessionIds})`)
  return new Map(rows.map(({ id, place }) => [id, place]))
}
