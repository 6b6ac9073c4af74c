import { type Handle, sql } from '../../../platform/db.ts'
import type { Page } from '../reading/list-sessions.ts'
import type { TransferInfo, TransferQuery } from './contract.ts'
import { presentTransfer, type Transfer, transferColumns } from './rows.ts'

export interface TransferReader {
  readonly csId: string
  /** Reads those of others too. */
  readonly all: boolean
}

/** Newest first: what the reader asked, what was asked of them, and for supervisors everybody's. */
export async function listTransfers(
  db: Handle,
  { csId, all }: TransferReader,
  { status, cursor, limit = 50 }: TransferQuery,
): Promise<Page<TransferInfo>> {
  const from = parseCursor(cursor)
  const rows = await db.rows<Transfer>(sql`
    select ${transferColumns} from session_transfers t
    where (${status ?? null}::text is null or t.status = ${status ?? null})
      and (${all} or t.to_cs_id = ${csId} or t.requested_by = ${csId})
      and (t.created_at, t.id) < (${from.at}::timestamptz, ${from.id}::text)
    order by t.created_at desc, t.id desc limit ${limit + 1}`)
  const items = rows.slice(0, limit)
  const last = rows.length > limit ? items.at(-1) : undefined
  return { items: items.map(presentTransfer), ...(last && { next: `${last.createdAt.getTime()}_${last.id}` }) }
}

/** A page never begins inside a millisecond that the page before has cut: times are kept to the millisecond on reading. */
function parseCursor(cursor: string | undefined): { at: Date | 'infinity'; id: string } {
  const [, ms, id] = /^(\d{1,14})_(\w+)$/.exec(cursor ?? '') ?? []
  return ms && id ? { at: new Date(Number(ms)), id } : { at: 'infinity', id: '' }
}
