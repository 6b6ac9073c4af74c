import { readdir, readFile } from 'node:fs/promises'
import pg from 'pg'
import { lockKey } from './advisory-locks.ts'

const folder = new URL('../migrations/', import.meta.url)

/** Brings the database to the newest schema. Forward only; nodes that start together wait for each other. */
export async function migrate(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [lockKey('migrations')])
    await client.query('create table if not exists migrations (name text primary key, at timestamptz default now())')
    const done = new Set((await client.query('select name from migrations')).rows.map((row) => row.name))
    for (const name of await migrationNames()) {
      if (done.has(name)) continue
      await apply(client, name)
    }
  } finally {
    await client.end()
  }
}

export const migrationNames = async (): Promise<string[]> =>
  (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()

async function apply(client: pg.Client, name: string): Promise<void> {
  await client.query('begin')
  try {
    await client.query(await readFile(new URL(name, folder), 'utf8'))
    await client.query('insert into migrations (name) values ($1)', [name])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`Migration ${name} failed.`, { cause: error })
  }
}
