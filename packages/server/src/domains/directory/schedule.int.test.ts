import { expect, test } from 'vitest'
import { sql } from '../../platform/db.ts'
import { createLog } from '../../platform/log.ts'
import { lastTime, startSchedule } from './schedule.ts'
import { directoryWorld } from './testing/sync.ts'

const { db } = await directoryWorld()
const at = { hour: 2, minute: 0 }

/** One look of one node. */
async function look(now: Date): Promise<void> {
  const worker = startSchedule({ db, log: createLog('silent'), at, onAdded: () => {}, now: () => now })
  await worker.idle()
  await worker.stop()
}
const runs = async () => (await db.rows(sql`select 1 from directory_runs`)).length
const end = (status: 'succeeded' | 'failed', ago = '0 seconds') =>
  db.run(sql`
    update directory_runs set status = ${status}, finished_at = now() - ${ago}::interval where status = 'running'`)
const hours = (count: number) => new Date(Date.now() + count * 3_600_000)

test.each([
  ['2026-03-01T02:00:00', '2026-03-01T02:00:00'],
  ['2026-03-01T01:59:59', '2026-02-28T02:00:00'],
  ['2026-03-01T23:00:00', '2026-03-01T02:00:00'],
])('at %s the newest night is %s', (now, expected) => {
  expect(lastTime(at, new Date(now))).toEqual(new Date(expected))
})

test('a night begins one sync, however many nodes look, and a new desk owes none for the nights before it', async () => {
  await look(new Date())
  expect(await runs()).toBe(0)
  await db.run(sql`update directory_schedule set since = now() - interval '3 days'`)
  await Promise.all([look(new Date()), look(new Date()), look(new Date())])
  expect(await runs()).toBe(1)
  await end('succeeded')
  await look(new Date())
  expect(await runs()).toBe(1)
})

test('the next night begins the next', async () => {
  await db.run(sql`update directory_runs set finished_at = now() - interval '1 hour'`)
  await look(hours(24))
  expect(await runs()).toBe(2)
})

test('one that failed is tried again after three minutes, three times', async () => {
  await db.run(sql`delete from directory_runs`)
  const now = new Date()
  await look(now)
  await end('failed')
  await look(now)
  expect(await runs()).toBe(1)
  for (const expected of [2, 3, 4, 4]) {
    await db.run(sql`update directory_runs set finished_at = now() - interval '4 minutes'`)
    await look(now)
    expect(await runs()).toBe(expected)
    await end('failed', '4 minutes')
  }
})
