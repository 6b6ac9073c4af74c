import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { openDb, sql } from '../../../platform/db.ts'
import { testDatabase } from '../../../testing/database.ts'
import { databaseCheck } from './database.ts'
import { transactionsCheck } from './transactions.ts'

const { url } = await testDatabase()
const db = openDb({ url, max: 2 })
const database = async () => db
const untilEnd = openDb({ url: 'postgres://nobody:planted-password@127.0.0.1:1/none', max: 1 })
const away = async () => untilEnd

test('a database that is well is told with its version', async () => {
  const finding = await databaseCheck({ database }).look()
  expect(finding).toMatchObject({ state: expect.stringMatching(/ok|warning/) })
  expect(finding.found.en).toMatch(/^PostgreSQL \d+\S*, newest schema, -?\d+ free connections/)
})

test('one that starts with the desk is nothing to complain about', async () => {
  expect(await databaseCheck({ database: async () => undefined }).look()).toMatchObject({ state: 'ok' })
  expect(await transactionsCheck({ database: async () => undefined }).look()).toMatchObject({ state: 'ok' })
})

test('a migration that is missing fails', async () => {
  const newest = await db.one<{ name: string }>(sql`select max(name) as name from migrations`)
  await db.run(sql`delete from migrations where name = ${newest?.name}`)
  const finding = await databaseCheck({ database }).look()
  expect([finding.state, finding.found.en]).toEqual(['failed', expect.stringContaining(newest?.name ?? '?')])
  await db.run(sql`insert into migrations (name) values (${newest?.name})`)
})

test('one that cannot be reached fails, without its password', async () => {
  const finding = await databaseCheck({ database: away }).look()
  expect(finding).toMatchObject({ state: 'failed' })
  expect(JSON.stringify(finding)).not.toContain('planted-password')
  expect(await transactionsCheck({ database: away }).look()).toMatchObject({ state: 'warning' })
})

test('a transaction that writes for too long is named, so that it can be ended', async () => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  onTestFinished(() => client.end())
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
  await client.query('begin')
  await client.query('create table slow ()')
  const finding = await transactionsCheck({ database }, 0).look()
  expect(finding.state).toBe('warning')
  const writing = await db.rows<{ pid: number }>(sql`select pid from pg_stat_activity where backend_xid is not null`)
  expect(writing.map(({ pid }) => pid)).toContain(rows[0]?.pid)
  expect(finding.remedy?.en).toMatch(/pg_terminate_backend\(\d+\)/)
  await client.query('rollback')
})
