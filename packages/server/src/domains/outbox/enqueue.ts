import { type Handle, sql } from '../../platform/db.ts'
import { ints, jsons, texts, times } from '../../platform/sql-lists.ts'
import type { FileKind } from '../files/contract.ts'

export interface FileToSend {
  readonly fileId: string
  readonly kind: FileKind
}

/** Lets one message pass where none could be sent, until then. */
export interface SendCode {
  readonly value: string
  readonly until: Date
}

export interface NewOutbound {
  readonly sessionId: string
  readonly seq: number
  readonly accountId: string
  readonly customerRef: string
  readonly content: string
  /** The message is this file, and `content` stands for it in words. */
  readonly file?: FileToSend | null
  readonly code?: SendCode | undefined
  /** Under how many more names it goes out at the remote. */
  readonly resends?: number
  readonly traceId: string
}

/** Room 6: written in the transaction that stores the message, sent after it. */
export async function enqueue(tx: Handle, all: readonly NewOutbound[]): Promise<void> {
  if (all.length === 0) return
  const text = (pick: (m: NewOutbound) => string) => texts(all.map(pick))
  await tx.run(sql`
    insert into outbound (session_id, seq, account_id, customer_ref, content, trace_id, file, code, send_before, resends)
    select * from unnest(
      ${text((m) => m.sessionId)}, ${ints(all.map((m) => m.seq))}, ${text((m) => m.accountId)},
      ${text((m) => m.customerRef)}, ${text((m) => m.content)}, ${text((m) => m.traceId)},
      ${jsons(all.map((m) => m.file ?? undefined))},
      ${texts(all.map((m) => m.code?.value ?? null))}, ${times(all.map((m) => m.code?.until ?? null))},
      ${ints(all.map((m) => m.resends ?? 0))})`)
}
