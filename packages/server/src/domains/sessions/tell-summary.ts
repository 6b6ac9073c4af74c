import { append } from '../../feed/index.ts'
import { type Handle, sql } from '../../platform/db.ts'

/** Something shown with a customer's open session has changed beside it, such as the customer's name. */
export async function tellSummary(tx: Handle, customerId: string): Promise<void> {
  const sessions = await tx.rows<{ id: string; manualCsId: string | null }>(sql`
    update sessions set version = version + 1 where customer_id = ${customerId} and status <> 'closed'
    returning id, manual_cs_id as "manualCsId"`)
  await append(
    tx,
    sessions.map(({ id, manualCsId }) => ({
      kind: 'session_updated',
      sessionId: id,
      assignee: manualCsId ?? undefined,
      data: {},
    })),
  )
}
