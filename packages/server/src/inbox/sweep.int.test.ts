import { afterAll, beforeEach, expect, test } from 'vitest'
import { openDb, sql } from '../platform/db.ts'
import { testDatabase } from '../testing/database.ts'
import { sweepInbox } from './sweep.ts'

const db = openDb({ url: (await testDatabase()).url })
afterAll(() => db.close())
beforeEach(() => db.run(sql`truncate inbound, inbound_failures`))

const add = (prefix: string, count: number, age: string) =>
  db.run(sql`insert into inbound (account_id, remote_key, item, trace_id, received_at)
    select 'acc', ${prefix} || n, '{}', 't', now() - ${age}::interval from generate_series(1, ${count}::int) n`)

const takenUpTo = (key: string) =>
  db.run(sql`update intake_position set (xid, id) = (select xid, id from inbound where remote_key = ${key})`)

const left = async () =>
  (await db.rows<{ key: string }>(sql`select remote_key as key from inbound order by xid, id`)).map(({ key }) => key)

test('taken rows go after seven days; younger ones stay, so that a repeat is still known', async () => {
  await add('old', 3, '7 days 1 minute')
  await add('young', 2, '6 days 23 hours')
  await takenUpTo('young2')
  await sweepInbox(db)
  expect(await left()).toEqual(['young1', 'young2'])
})

test('a row that was not taken stays, however old it is', async () => {
  await add('old', 4, '30 days')
  await takenUpTo('old2')
  await sweepInbox(db)
  expect(await left()).toEqual(['old3', 'old4'])
})

test('a row that was set aside stays with its failure, however old it is', async () => {
  await add('old', 3, '30 days')
  await takenUpTo('old3')
  await db.run(
    sql`insert into inbound_failures (xid, id, error) select xid, id, 'x' from inbound where remote_key = 'old2'`,
  )
  await sweepInbox(db)
  expect(await left()).toEqual(['old2'])
  expect(await db.rows(sql`select error from inbound_failures`)).toEqual([{ error: 'x' }])
})

test('many chunks are swept in one go', async () => {
  await add('old', 11_000, '8 days')
  await takenUpTo('old10999')
  await sweepInbox(db)
  expect(await left()).toEqual(['old11000'])
})
