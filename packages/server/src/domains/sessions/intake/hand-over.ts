import { append } from '../../../feed/index.ts'
import { type Handle, sql } from '../../../platform/db.ts'
import { audienceOf, type WithAudience } from '../state/audience.ts'

export interface HandOver {
  readonly accountId: string
  readonly customerRef: string
  /** The customer they have been with. */
  readonly from: string
  /** Asked once the sessions are locked. */
  readonly ownerOf: () => Promise<string>
  readonly atMost: number
}

/** Gives some sessions of one identity to the customer it is of now. True when none is left. */
export async function handOverSessions(tx: Handle, { accountId, customerRef, from, ownerOf, atMost }: HandOver) {
  const sessions = await tx.rows<WithAudience>(sql`
    select id, status, manual_cs_id as "manualCsId", last_cs_id as "lastCsId" from sessions
    where customer_id = ${from} and account_id = ${accountId} and customer_ref = ${customerRef}
    order by created_at desc, id desc limit ${atMost} for update`)
  const owner = await ownerOf()
  if (owner === from) return true
  await tx.run(sql`
    update sessions set customer_id = ${owner}, version = version + 1
    where id = any(${sessions.map(({ id }) => id)})`)
  await append(
    tx,
    sessions
      .filter(({ status }) => status !== 'closed')
      .map((session) => ({ kind: 'session_updated', sessionId: session.id, ...audienceOf(session), data: {} })),
  )
  return sessions.length < atMost
}
