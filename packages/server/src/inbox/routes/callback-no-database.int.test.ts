import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { sign, signUrlCheck } from '../../channels/wecom-app/testing/sign.ts'
import { sql } from '../../platform/db.ts'
import { bootDesk, testKeys } from '../../testing/index.ts'
import { inboxSize, knockAt } from '../testing/knock.ts'

const desk = await bootDesk()
const knock = knockAt(desk.url)
const database = (await desk.db.one<{ name: string }>(sql`select current_database() as name`))?.name ?? ''

const onServer = async (...queries: string[]) => {
  const server = new pg.Client({ connectionString: inject('postgresUrl'), connectionTimeoutMillis: 5_000 })
  await server.connect()
  for (const query of queries) await server.query(query)
  await server.end()
}

beforeAll(() =>
  onServer(
    `alter database ${database} with allow_connections false`,
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${database}'`,
  ),
)
afterAll(() => onServer(`alter database ${database} with allow_connections true`))

test('the database is really gone', async () => {
  await expect(desk.db.one(sql`select 1`)).rejects.toThrow()
})

test('the URL check is answered all the same', async () => {
  expect(await knock(signUrlCheck('1234567890123456789', testKeys))).toMatchObject({
    status: 200,
    body: '1234567890123456789',
  })
  expect(await knock(signUrlCheck('1', { ...testKeys, WECOM_CALLBACK_TOKEN: 'other' }))).toMatchObject({ status: 500 })
})

test('a callback is a success, and is there once when the database is back', async () => {
  const payload = '<xml><FromUserName>liuyang</FromUserName><MsgType>text</MsgType><Content>x</Content></xml>'
  expect(await knock(sign(payload, testKeys))).toMatchObject({ status: 200, body: 'success' })
  expect(await knock(sign(payload, testKeys))).toMatchObject({ status: 200, body: 'success' })
  expect(await knock(sign(payload, { ...testKeys, WECOM_CALLBACK_TOKEN: 'other' }))).toMatchObject({ status: 403 })
  await onServer(`alter database ${database} with allow_connections true`)
  await desk.drain()
  expect(await inboxSize(desk.db)).toBe(1)
})
