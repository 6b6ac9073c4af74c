import pg from 'pg'
import { expect, inject, test } from 'vitest'
import { testDatabase } from './database.ts'

const [first, second] = await Promise.all([testDatabase(), testDatabase()])

async function names(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(text)).rows.map((row) => row.name)
  } finally {
    await client.end()
  }
}

test('a test file gets the newest schema in a database of its own', async () => {
  expect(first.url).not.toBe(second.url)
  const tables = "select tablename as name from pg_tables where schemaname = 'public'"
  expect(await names(first.url, tables)).toContain('migrations')
  await names(first.url, 'create table only_here ()')
  expect(await names(second.url, tables)).not.toContain('only_here')
})

test('databases asked for at the same moment come from one template', async () => {
  const templates = await names(
    inject('postgresUrl'),
    "select datname as name from pg_database where datname like 'template\\__%'",
  )
  expect(templates.filter((name) => /^template_[0-9a-f]{12}$/.test(String(name)))).toHaveLength(1)
})
