import { type Handle, sql } from '../../platform/db.ts'
import { ints, texts } from '../../platform/sql-lists.ts'

export interface NewOutbound {
  readonly sessionId: string
  readonly seq: number
  readonly accountId: string
  readonly customerRef: string
  readonly content: string
  readonly traceId: string
}

/** Room 6: written in the transaction that stores the message, sent after it. */
export async function enqueue(tx: Handle, all: readonly NewOutbound[]): Promise<void> {
  if (all.length === 0) return
  const text = (pick: (m: NewOutbound) => string) => texts(all.map(pick))
  await tx.run(sql`
    insert into outbound (session_id, seq, account_id, customer_ref, content, trace_id)
    select * from unnest(
      ${text((m) => m.sessionId)}, ${ints(all.map((m) => m.seq))}, ${text((m) => m.accountId)},
      ${text((m) => m.customerRef)}, ${text((m) => m.content)}, ${text((m) => m.traceId)})`)
}
