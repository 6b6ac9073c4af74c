import type { InboundItem } from '../channels/channel.ts'
import { type Handle, sql } from '../platform/db.ts'
import { newId } from '../platform/ids.ts'
import { jsons, texts } from '../platform/sql-lists.ts'

export interface InboxRow {
  readonly accountId: string
  readonly item: InboundItem
}

/** A row that is already there is no error: it is stored once. */
export const storeRows = (db: Handle, rows: readonly InboxRow[]): Promise<number> =>
  db.run(sql`
    insert into inbound (account_id, remote_key, item, trace_id)
    select * from unnest(
      ${texts(rows.map((row) => row.accountId))}, ${texts(rows.map((row) => row.item.remoteKey))},
      ${jsons(rows.map((row) => row.item))}, ${texts(rows.map(() => newId('trc')))})
    on conflict (account_id, remote_key) do nothing`)

/** Batches that hold the same new keys in another order, on two nodes, wait for each other; the loser may repeat. */
export const isDeadlock = (error: unknown): boolean => stateOf(error) === '40P01'

/** True when PostgreSQL works and refuses these rows; false when it is away, full, stopping or too busy. */
export const refusesRows = (error: unknown): boolean => /^(?:22|23|54)/.test(stateOf(error))

const stateOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
