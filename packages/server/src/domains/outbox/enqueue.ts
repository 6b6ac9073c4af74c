import { type Handle, sql } from '../../platform/db.ts'

export interface NewOutbound {
  readonly messageId: string
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
  const text = (pick: (m: NewOutbound) => string) => all.map(pick)
  await tx.run(sql`
    insert into outbound (message_id, session_id, seq, account_id, customer_ref, content, trace_id)
    select * from unnest(
      ${text((m) => m.messageId)}::text[], ${text((m) => m.sessionId)}::text[], ${all.map((m) => m.seq)}::int[],
      ${text((m) => m.accountId)}::text[], ${text((m) => m.customerRef)}::text[], ${text((m) => m.content)}::text[],
      ${text((m) => m.traceId)}::text[])`)
}
