import { type Db, type Handle, type Sql, sql } from '../../platform/db.ts'

/** Stands for room 3: writes down what it is given, in the transaction it is given, and refuses what it is told to. */
export async function recordingTake(db: Db) {
  await db.run(sql`create table taken (at bigint generated always as identity, key text not null)`)
  const refused = new Set<string>()
  const batches: number[] = []
  return {
    refused,
    batches,
    async take(tx: Handle, batch: Sql): Promise<'work made'> {
      const rows = await tx.rows<{ key: string }>(
        sql`select remote_key as key from (${batch}) as batch order by xid, id`,
      )
      batches.push(rows.length)
      for (const { key } of rows) if (refused.has(key)) throw new Error(`${key} cannot be taken`)
      await tx.run(sql`insert into taken (key) select unnest(${rows.map(({ key }) => key)}::text[])`)
      return 'work made'
    },
    keys: async () => (await db.rows<{ key: string }>(sql`select key from taken order by at`)).map(({ key }) => key),
  }
}
