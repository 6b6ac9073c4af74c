import type { TestDesk } from '@yingda/server/testing'
import pg from 'pg'
import { afterAll } from 'vitest'

const tables = ['agents', 'sessions', 'session_transfers', 'staff_tokens', 'customer_identities']

/** Makes way for the rows of before: one open session a customer, one request a session, one message a place. */
const makeWay = [
  `update sessions set status = 'closed', manual_cs_id = null, closed_at = now() where status <> 'closed'`,
  `update session_transfers set status = 'cancelled' where status = 'requested'`,
  'delete from outbound',
  'delete from messages m using kept_sessions k where m.session_id = k.id and m.seq > k.last_seq',
]

/** Keeps sessions, agents and sign-ins as they are now; what is returned makes them so again. */
export async function remember(desk: TestDesk): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: desk.databaseUrl })
  await client.connect()
  afterAll(() => client.end())
  const inserts: string[] = []
  for (const table of tables) {
    await client.query(`create table kept_${table} as table ${table}`)
    inserts.push(await insertOf(client, table))
  }
  return async () => {
    await desk.drain()
    await client.query(['begin', ...makeWay, ...inserts, 'commit'].join(';\n'))
  }
}

/** Every row that was kept, in the columns that can be written. */
async function insertOf(client: pg.Client, table: string): Promise<string> {
  const { rows: columns } = await client.query<{ name: string }>(
    `select column_name as name from information_schema.columns
     where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER' order by ordinal_position`,
    [table],
  )
  const { rows: keys } = await client.query<{ name: string }>(
    `select a.attname as name from pg_index i join pg_attribute a on a.attrelid = i.indrelid
     where i.indrelid = $1::regclass and i.indisprimary and a.attnum = any (i.indkey)`,
    [table],
  )
  const list = columns.map(({ name }) => name).join(', ')
  const values = columns.map(({ name }) => `${name} = excluded.${name}`).join(', ')
  return `insert into ${table} (${list}) overriding system value select ${list} from kept_${table}
    on conflict (${keys.map(({ name }) => name).join(', ')}) do update set ${values}`
}
