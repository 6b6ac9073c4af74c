import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { sql } from '../../../platform/db.ts'
import { crmWorld, lastMonth, testKey } from '../testing/crm-world.ts'
import { beginSync } from './begin.ts'
import { findRun } from './runs.ts'

const world = await crmWorld({ calls: 2_000 })
const { db, sim } = world
/** Others look every three seconds; together that is less than fifteen. */
const freeAfterSeconds = 12

/** Syncs until it is killed: `kill -9`, in the middle of the month. */
async function killedAfter(days: number, runId: string): Promise<void> {
  const file = fileURLToPath(new URL('../testing/sync-process.ts', import.meta.url))
  const child = spawn(process.execPath, ['--import', 'tsx', file, world.databaseUrl, testKey, sim.url], {
    stdio: ['pipe', 'ignore', 'inherit'],
    env: { PATH: '/usr/bin:/bin' },
  })
  const ended = once(child, 'exit')
  await expect.poll(async () => (await findRun(db, runId))?.done, { timeout: 60_000 }).toBeGreaterThanOrEqual(days)
  child.kill('SIGKILL')
  expect(await ended).toEqual([null, 'SIGKILL'])
}

test('a sync that is killed in the middle goes on elsewhere, and every call is stored and counted once', async () => {
  await world.addAccount()
  const run = await beginSync(db, { origin: 'request', ...lastMonth() })
  await killedAfter(5, run.id)
  const left = await findRun(db, run.id)
  expect(left).toMatchObject({ status: 'running' })
  expect(left?.done).toBeLessThan(run.total)
  const lease = await db.one<{ seconds: number }>(sql`
    select extract(epoch from lease_until - now())::float8 as seconds from crm_runs where id = ${run.id}`)
  expect(lease?.seconds).toBeLessThan(freeAfterSeconds)

  const heir = world.start()
  await expect.poll(async () => (await findRun(db, run.id))?.status, { timeout: 60_000 }).toBe('succeeded')
  await heir.stop()
  expect(await findRun(db, run.id)).toMatchObject({ done: run.total, fetched: 2_000, created: 2_000, failed: 0 })
  expect(await db.rows(sql`select record_id as id from crm_calls order by 1`)).toEqual(
    sim
      .rows()
      .map((row) => ({ id: 'id' in row ? row.id : undefined }))
      .sort((a, b) => (`${a.id}` < `${b.id}` ? -1 : 1)),
  )
  const wrong = await db.rows(sql`
    select * from crm_call_days d full join (
      select (call_time at time zone 'Asia/Shanghai')::date as day, direction, department, staff_name, count(*) as n
      from crm_calls group by 1, 2, 3, 4) c using (day, direction, department, staff_name)
    where d.calls is distinct from c.n`)
  expect(wrong).toEqual([])
  expect(await world.sync(lastMonth())).toMatchObject({ status: 'succeeded', created: 0, updated: 0 })
})
