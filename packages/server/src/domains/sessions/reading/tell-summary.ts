import { append } from '../../../feed/index.ts'
import { type Handle, sql } from '../../../platform/db.ts'
import { audienceOf, type WithAudience } from '../state/audience.ts'

/** Something shown with a customer's open session has changed beside it, such as the customer's name. */
export async function tellSummary(tx: Handle, customerId: string): Promise<void> {
  const sessions = await tx.rows<WithAudience>(sql`
    with locked as materialized (
      select id from sessions where customer_id = ${customerId} and status <> 'closed' order by id for update)
    update sessions s set version = s.version + 1 from locked where s.id = locked.id
    returning s.id, s.status, s.manual_cs_id as "manualCsId", s.last_cs_id as "lastCsId"`)
  await append(
    tx,
    sessions.map((session) => ({ kind: 'session_updated', sessionId: session.id, ...audienceOf(session), data: {} })),
  )
}
