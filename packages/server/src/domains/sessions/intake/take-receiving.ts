import { type Handle, sql } from '../../../platform/db.ts'
import { followReceiving } from '../../agents/index.ts'
import type { Of } from './said.ts'

/** Where people answer in the remote's own client, whether they receive customers there is whether they do here. */
export async function takeReceiving(tx: Handle, entries: readonly Of<'receiving'>[]): Promise<void> {
  if (entries.length === 0) return
  const native = new Set(
    (
      await tx.rows<{ id: string }>(sql`
        select id from channel_accounts where mode = 'native' and id = any(${entries.map(({ accountId }) => accountId)})`)
    ).map(({ id }) => id),
  )
  // Of several words about one person the last counts.
  const last = new Map(
    entries.filter(({ accountId }) => native.has(accountId)).map(({ item }) => [item.staffRef, item.receives]),
  )
  for (const [userId, receives] of last) await followReceiving(tx, userId, receives)
}
