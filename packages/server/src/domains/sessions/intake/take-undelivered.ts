import { type Handle, sql } from '../../../platform/db.ts'
import { recordDelivery } from '../sending/delivery.ts'
import type { Of } from './said.ts'

interface Sent {
  readonly sessionId: string
  readonly seq: number
}

/** The remote had accepted a message of ours and could not deliver it: who reads the conversation must see that. */
export async function takeUndelivered(tx: Handle, reports: readonly Of<'undelivered'>[]): Promise<void> {
  for (const { accountId, item } of reports) {
    const sent = await tx.one<Sent>(sql`
      select m.session_id as "sessionId", m.seq from customer_identities i
        join sessions s on s.id = i.session_id
        join messages m on m.session_id in (s.id, s.previous_session_id)
      where i.account_id = ${accountId} and i.customer_ref = ${item.customerRef} and m.remote_key = ${item.sentKey}
        and m.delivery is not null`)
    if (sent) await recordDelivery(tx, [{ ...sent, status: 'failed', reason: item.reason }])
    else await mayComeLater(tx, accountId, item.customerRef)
  }
}

/** The report can be faster than the answer to the sending: the row is then set aside and tried again. */
async function mayComeLater(tx: Handle, accountId: string, customerRef: string): Promise<void> {
  const sending = await tx.one(sql`
    select 1 from outbound where account_id = ${accountId} and customer_ref = ${customerRef} and status = 'sending'`)
  if (sending) throw new Error('The message that was not delivered is still being sent.')
}
