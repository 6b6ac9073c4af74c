import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Db, openDb, sql } from '../platform/db.ts'
import { createLog } from '../platform/log.ts'
import type { Worker } from '../platform/worker.ts'
import { testDataDir } from '../testing/data-dir.ts'
import { testDatabase } from '../testing/database.ts'
import { patienceMs } from '../testing/patience.ts'
import { openInbox } from './inbox.ts'
import { startIntakeRetry } from './intake-retry.ts'
import { startIntake } from './intake-worker.ts'
import { openSpool } from './spool/spool.ts'
import { somebodyWaits } from './testing/held.ts'
import { recordingTake } from './testing/recording-take.ts'

const { url } = await testDatabase()
const log = createLog('silent')
const spool = await openSpool(await testDataDir())
let db: Db
let other: Db
let recording: Awaited<ReturnType<typeof recordingTake>>
const workers: Worker[] = []

beforeEach(async () => {
  db = openDb({ url })
  other = openDb({ url })
  await db.run(sql`truncate inbound, inbound_failures`)
  await db.run(sql`drop table if exists taken`)
  recording = await recordingTake(db)
})

afterEach(async () => {
  for (const worker of workers.splice(0)) await worker.stop()
  await db.close()
  await other.close()
})

const start = (on: Db, begin = startIntake, take = recording.take) => {
  const worker = begin({ db: on, log, take, onTaken: () => {} })
  workers.push(worker)
  return worker
}

const add = (keys: readonly string[], on = db) =>
  openInbox({ db: on, log, spool, onCommitted: () => {}, onRung: () => {}, patienceMs }).add(
    keys.map((remoteKey) => ({
      accountId: 'acc',
      item: { kind: 'message', msgType: 'text', text: 'x', remoteKey, customerRef: 'c' },
    })),
  )

const numbered = (prefix: string, count: number) => Array.from({ length: count }, (_, i) => `${prefix}${i}`)

const stored = async () =>
  (await db.rows<{ key: string }>(sql`select remote_key as key from inbound order by xid, id`)).map(({ key }) => key)

const failures = () =>
  db.rows<{ key: string; attempts: number; error: string }>(sql`
    select remote_key as key, attempts, error from inbound_failures f join inbound i using (xid, id) order by f.xid, f.id`)

/** Lets the workers look until the facts are there; a row stays out of sight while an older transaction is open. */
async function until(fact: () => Promise<boolean>): Promise<void> {
  while (!(await fact())) {
    for (const worker of workers) {
      worker.poke()
      await worker.idle()
    }
  }
}

const takenAre = (count: number) => until(async () => (await recording.keys()).length >= count)

test('rows are taken in the order of the inbox, over many batches and commits, each once', async () => {
  for (let i = 0; i < 5; i++) await add(numbered(`${i}-`, 130))
  start(db)
  await takenAre(650)
  expect(await recording.keys()).toEqual(await stored())
  expect(recording.batches.every((size) => size <= 200)).toBe(true)
})

test('a row that was begun earlier and is committed later is neither lost nor overtaken', async () => {
  start(db)
  await other.tx(async (tx) => {
    await tx.run(sql`insert into inbound (account_id, remote_key, item, trace_id)
      values ('acc', 'early', '{"kind":"message","remoteKey":"early"}', 't')`)
    await add(['late'])
    for (const worker of workers) {
      worker.poke()
      await worker.idle()
    }
    expect(await recording.keys()).toEqual([])
  })
  await takenAre(2)
  expect(await recording.keys()).toEqual(['early', 'late'])
})

test('a row that cannot be taken is set aside with its reason, and all others are taken in order', async () => {
  const keys = numbered('k', 450)
  for (const bad of ['k0', 'k201', 'k202', 'k449']) recording.refused.add(bad)
  await add(keys)
  start(db)
  await takenAre(446)
  expect(await recording.keys()).toEqual(keys.filter((key) => !recording.refused.has(key)))
  expect((await failures()).map(({ key, error }) => [key, error])).toEqual(
    [...recording.refused].map((key) => [key, `${key} cannot be taken`]),
  )
})

test('a row set aside is tried again until it is taken, later each time, and then forgotten', async () => {
  recording.refused.add('bad')
  await add(['bad', 'good'])
  start(db)
  await takenAre(1)
  start(db, startIntakeRetry)
  const due = () => db.run(sql`update inbound_failures set next_attempt_at = now()`)
  await due()
  await until(async () => (await failures())[0]?.attempts === 2)
  const wait = await db.one<{ seconds: number }>(
    sql`select extract(epoch from next_attempt_at - now())::float8 as seconds from inbound_failures`,
  )
  expect(wait?.seconds).toBeGreaterThan(1)
  recording.refused.clear()
  await due()
  await takenAre(2)
  expect(await recording.keys()).toEqual(['good', 'bad'])
  await until(async () => (await failures()).length === 0)
})

test('what a refused row had written already is undone', async () => {
  await add(['bad'])
  start(db, startIntake, async (tx, entries) => {
    await recording.take(tx, entries)
    throw new Error('half way')
  })
  await until(async () => (await failures()).length === 1)
  expect(await recording.keys()).toEqual([])
})

test('workers of two nodes take every row once, in order, also when both meet rows that cannot be taken', async () => {
  for (const bad of ['3-7', '9-0', '9-1', '15-24']) recording.refused.add(bad)
  start(db)
  start(other)
  await Promise.all(Array.from({ length: 20 }, (_, i) => add(numbered(`${i}-`, 25), i % 2 ? db : other)))
  await takenAre(496)
  const order = await stored()
  expect(await recording.keys()).toEqual(order.filter((key) => !recording.refused.has(key)))
  expect((await failures()).map(({ key }) => key).sort()).toEqual([...recording.refused].sort())
})

test('a second node waits for the first, which loses nothing by being slow', async () => {
  await add(numbered('s', 10))
  let release = () => {}
  const gate = new Promise<void>((resolve) => {
    release = resolve
  })
  await new Promise<void>((entered) => {
    start(db, startIntake, async (tx, batch) => {
      entered()
      await gate
      return recording.take(tx, batch)
    })
  })
  start(other)
  await somebodyWaits(db, 'pg_advisory_xact_lock')
  expect(await recording.keys()).toEqual([])
  release()
  await takenAre(10)
  expect(await recording.keys()).toEqual(numbered('s', 10))
})
