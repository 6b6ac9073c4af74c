import { type Db, type Handle, sql } from '../../platform/db.ts'
import type { InboxEntry } from '../intake-worker.ts'

/** Stands for room 3: writes down what it is given, in the transaction it is given, and refuses what it is told to. */
export async function recordingTake(db: Db) {
  await db.run(sql`create table taken (at bigint generated always as identity, key text not null)`)
  const refused = new Set<string>()
  const batches: number[] = []
  return {
    refused,
    batches,
    async take(tx: Handle, entries: readonly InboxEntry[]): Promise<void> {
      batches.push(entries.length)
      for (const { item } of entries) {
        if (refused.has(item.remoteKey)) throw new Error(`${item.remoteKey} cannot be taken`)
      }
      await tx.run(sql`insert into taken (key) select unnest(${entries.map(({ item }) => item.remoteKey)}::text[])`)
    },
    keys: async () => (await db.rows<{ key: string }>(sql`select key from taken order by at`)).map(({ key }) => key),
  }
}
