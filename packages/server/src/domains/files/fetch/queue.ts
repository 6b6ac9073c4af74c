import { type Handle, sql } from '../../../platform/db.ts'
import { ints, jsons, texts } from '../../../platform/sql-lists.ts'
import type { StoredMedia } from '../media.ts'

export interface NewFetch {
  readonly sessionId: string
  readonly seq: number
  readonly accountId: string
  readonly media: StoredMedia
}

/** Written in the transaction that stores the message; the file is fetched after it. */
export async function queueFetches(tx: Handle, all: readonly NewFetch[]): Promise<void> {
  if (all.length === 0) return
  await tx.run(sql`
    insert into file_fetches (session_id, seq, account_id, media)
    select * from unnest(
      ${texts(all.map((f) => f.sessionId))}, ${ints(all.map((f) => f.seq))}, ${texts(all.map((f) => f.accountId))},
      ${jsons(all.map((f) => f.media))})`)
}
