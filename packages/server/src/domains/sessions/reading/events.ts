import { type Handle, sql } from '../../../platform/db.ts'
import type { SessionEvent } from '../contract.ts'

interface Row {
  readonly at: Date
  readonly kind: string
  readonly from: string | null
  readonly to: string | null
  readonly actorType: string
  readonly actorId: string | null
  readonly csId: string | null
  readonly toCsId: string | null
  readonly reason: string | null
  readonly note: string | null
  readonly seq: number | null
}

/** The newest of them: no session of people has more. */
const most = 1_000

/** Transitions, requests to take the session, and what became of these; an accepted one is a transition itself. */
export async function eventsOf(db: Handle, sessionId: string): Promise<SessionEvent[]> {
  const rows = await db.rows<Row>(sql`
    select * from (
      select created_at as at, id as place, transition as kind, from_status as "from", to_status as "to",
        actor_type as "actorType", actor_id as "actorId", cs_id as "csId", null as "toCsId", reason, note, seq
      from session_events where session_id = ${sessionId}
      union all
      select created_at, 0, 'transfer_requested', null, null, 'agent', requested_by, from_cs_id, to_cs_id, reason, note, null
      from session_transfers where session_id = ${sessionId}
      union all
      select answered_at, 0, 'transfer_' || status, null, null, case when answered_by is null then 'system' else 'agent' end,
        answered_by, from_cs_id, to_cs_id, answer, null, null
      from session_transfers where session_id = ${sessionId} and status in ('declined', 'cancelled', 'expired')
    ) as told order by at desc, place desc limit ${most}`)
  return rows.reverse().map(present)
}

/** Unset keys are left out. */
const present = ({ at, kind, actorType, from, to, actorId, csId, toCsId, reason, note, seq }: Row): SessionEvent => ({
  at: at.toISOString(),
  kind,
  actorType,
  ...(from !== null && { from }),
  ...(to !== null && { to }),
  ...(actorId !== null && { actorId }),
  ...(csId !== null && { csId }),
  ...(toCsId !== null && { toCsId }),
  ...(reason !== null && { reason }),
  ...(note !== null && { note }),
  ...(seq !== null && { seq }),
})
