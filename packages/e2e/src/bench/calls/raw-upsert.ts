import { migrate } from '@yingda/server/platform/migrate.ts'
import pg from 'pg'

const columns = [
  ...['company_id', 'record_id', 'origin', 'call_time', 'direction', 'connected', 'talk_seconds', 'ring_seconds'],
  ...['staff_name', 'department', 'customer_name', 'sealed', 'phone_index', 'phone_masked', 'line_masked', 'voice_id'],
  ...['has_recording', 'content_hash'],
]
const types = [
  ...['int', 'text', 'text', 'timestamptz', 'text', 'boolean', 'int', 'int', 'text', 'text', 'text', 'text', 'bytea'],
  ...['text', 'text', 'text', 'boolean', 'bytea'],
]
const batchSize = 1_000

/** Seconds of storing the same rows in the same table by multi-row upserts and nothing else, on one connection. */
export async function rawUpsertSeconds({ from, into }: { from: string; into: string }): Promise<number> {
  await migrate(into)
  const [source, target] = [new pg.Client({ connectionString: from }), new pg.Client({ connectionString: into })]
  await source.connect()
  await target.connect()
  try {
    await target.query(
      "set synchronous_commit = off; insert into crm_companies (code, domain) values ('one', 'https://one')",
    )
    let seconds = 0
    for (let after = 0; ; ) {
      const { rows } = await source.query({
        text: `select ${columns.join(', ')}, id from crm_calls where id > $1 order by id limit ${batchSize}`,
        values: [after],
        rowMode: 'array',
      })
      if (rows.length === 0) return seconds
      after = Number(rows.at(-1)?.at(-1))
      const values = columns.map((_, index) => rows.map((row) => row[index]))
      const startedAt = performance.now()
      await target.query({ name: 'upsert', text: statement, values })
      seconds += (performance.now() - startedAt) / 1_000
    }
  } finally {
    await source.end()
    await target.end()
  }
}

const statement = `
  insert into crm_calls (${columns.join(', ')})
  select * from unnest(${types.map((type, index) => `$${index + 1}::${type}[]`).join(', ')})
  on conflict (company_id, record_id) do update set ${columns
    .filter((name) => name !== 'company_id' && name !== 'record_id')
    .map((name) => `${name} = excluded.${name}`)
    .join(', ')}`
