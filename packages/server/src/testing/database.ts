import { createHash, randomBytes } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import pg from 'pg'
import { afterAll, inject } from 'vitest'
import { migrate } from '../platform/migrate.ts'

export interface TestDatabase {
  /** Of a fresh database with the newest schema and nothing in it, for this test file alone. */
  readonly url: string
}

/** Call at the top of a test file (`const { url } = await testDatabase()`); it is dropped when the file is done. */
export async function testDatabase(): Promise<TestDatabase> {
  const serverUrl = inject('postgresUrl')
  const name = `test_${randomBytes(6).toString('hex')}`
  await onServer(serverUrl, async (server) => {
    const template = await readyTemplate(server, serverUrl)
    await server.query(`create database ${name} template ${template}`)
  })
  afterAll(() => onServer(serverUrl, (server) => server.query(`drop database if exists ${name} with (force)`)))
  return { url: urlOf(serverUrl, name) }
}

/** The database that all others are copies of. Workers that need it at once wait for the one that makes it. */
async function readyTemplate(server: pg.Client, serverUrl: string): Promise<string> {
  const template = `template_${await hashOfMigrations()}`
  await server.query('select pg_advisory_lock(hashtext($1))', [template])
  const { rowCount } = await server.query('select 1 from pg_database where datname = $1', [template])
  if (rowCount === 0) {
    const draft = `${template}_draft`
    await server.query(`drop database if exists ${draft} with (force)`)
    await server.query(`create database ${draft}`)
    await migrate(urlOf(serverUrl, draft))
    await server.query(`alter database ${draft} rename to ${template}`)
  }
  await server.query('select pg_advisory_unlock(hashtext($1))', [template])
  return template
}

async function hashOfMigrations(): Promise<string> {
  const folder = new URL('../migrations/', import.meta.url)
  const hash = createHash('sha256')
  for (const name of (await readdir(folder)).sort()) hash.update(name).update(await readFile(new URL(name, folder)))
  return hash.digest('hex').slice(0, 12)
}

async function onServer<T>(url: string, work: (server: pg.Client) => Promise<T>): Promise<void> {
  const server = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000, query_timeout: 60_000 })
  await server.connect()
  try {
    await work(server)
  } finally {
    await server.end()
  }
}

function urlOf(serverUrl: string, database: string): string {
  const url = new URL(serverUrl)
  url.pathname = `/${database}`
  return url.href
}
