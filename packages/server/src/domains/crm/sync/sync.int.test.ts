import type { CallLogPage } from '@yingda/yunke'
import { beforeEach, expect, test } from 'vitest'
import { sql } from '../../../platform/db.ts'
import { callRecord } from '../testing/call-record.ts'
import { crmWorld, lastMonth } from '../testing/crm-world.ts'
import type { YunkeSession } from '../yunke/gateway.ts'
import { beginSync } from './begin.ts'
import { claimRun, giveUpLease, LeaseLost, renewLease } from './leases.ts'
import { findRun } from './runs.ts'

const world = await crmWorld({ calls: 700 })
const { db, sim } = world
const stored = async () => (await db.one<{ n: number }>(sql`select count(*)::int as n from crm_calls`))?.n

beforeEach(async () => {
  await db.run(sql`truncate crm_calls, crm_call_days, crm_runs`)
  await db.run(sql`delete from crm_accounts`)
  sim.reset()
})

test('a sync brings every call of its days, and the next one finds nothing to write', async () => {
  await world.addAccount()
  const days = lastMonth()
  const first = await world.sync(days)
  expect(first).toMatchObject({ status: 'succeeded', fetched: 700, created: 700, updated: 0, failed: 0, errors: [] })
  expect([first.done, await stored()]).toEqual([first.total, 700])
  const touched = await db.one(sql`select max(xmin::text::bigint) as newest from crm_calls`)
  expect(await world.sync(days)).toMatchObject({ status: 'succeeded', fetched: 700, created: 0, updated: 0 })
  expect(await db.one(sql`select max(xmin::text::bigint) as newest from crm_calls`)).toEqual(touched)
})

test('calls of other days are left alone', async () => {
  await world.addAccount()
  const { to } = lastMonth()
  sim.addCall({ phone: '13900000008' })
  expect(await world.sync({ from: to, to })).toMatchObject({ fetched: 1, created: 1, total: 1 })
})

/** Three full pages of one day, the last of which is held until it is let go. */
function held() {
  const asked: number[] = []
  let letGo = () => {}
  const gate = new Promise<void>((resolve) => {
    letGo = resolve
  })
  const session: YunkeSession = {
    async *calls(_window, from) {
      for (let page = from; page <= 4; page++) {
        asked.push(page)
        if (page === 4) await gate
        yield pageOf(page, 4)
      }
    },
    recordUrl: async () => '',
    report: async () => [],
    departments: async () => [],
  }
  return { asked, letGo, open: async () => session }
}

const pageOf = (page: number, pageCount: number): CallLogPage => ({
  page,
  records: Array.from({ length: 1_000 }, (_, n) => callRecord(`p${page}-${n}`)),
  skipped: { no_id: 0, no_time: 0, no_object: 0 },
  totalCount: pageCount * 1_000,
  pageCount,
  isLast: page === pageCount,
})

async function untilTrue(fact: () => Promise<boolean>): Promise<void> {
  while (!(await fact())) await new Promise(setImmediate)
}

test('a run whose process died goes on elsewhere with the page where it was, and the dead one writes nothing any more', async () => {
  await world.addAccount()
  const run = await beginSync(db, { origin: 'request' })
  const dying = held()
  const first = world.start({ open: dying.open })
  await untilTrue(async () => (await findRun(db, run.id))?.page === 3)
  // What the end of a process looks like from outside: its lease runs out.
  await db.run(sql`update crm_runs set lease_until = now()`)
  const heir = held()
  heir.letGo()
  const second = world.start({ open: heir.open })
  await second.idle()
  const ended = await findRun(db, run.id)
  expect(ended).toMatchObject({ status: 'succeeded', fetched: 4_000, created: 4_000 })
  expect(heir.asked).toEqual([4])
  dying.letGo()
  await first.idle()
  expect(await findRun(db, run.id)).toEqual(ended)
  expect(await stored()).toBe(4_000)
})

test('a process that stops leaves its run to the others at once', async () => {
  await world.addAccount()
  const run = await beginSync(db, { origin: 'request' })
  const stopping = held()
  const first = world.start({ open: stopping.open })
  await untilTrue(async () => (await findRun(db, run.id))?.page === 3)
  const stopped = first.stop()
  stopping.letGo()
  await stopped
  expect(await findRun(db, run.id)).toMatchObject({ status: 'running', page: 3 })
  const heir = held()
  heir.letGo()
  await world.start({ open: heir.open }).idle()
  expect(await findRun(db, run.id)).toMatchObject({ status: 'succeeded', created: 4_000 })
})

test('a lease that was given up is not taken back by a renewal that was on its way', async () => {
  await world.addAccount()
  await beginSync(db, { origin: 'request' })
  const run = await claimRun(db)
  if (!run) throw new Error('Nobody else takes it.')
  await giveUpLease(db, run)
  await expect(renewLease(db, run)).rejects.toThrow(LeaseLost)
  expect(await claimRun(db)).toMatchObject({ id: run.id })
})

test('while one runs a second is refused with the id of the first', async () => {
  await world.addAccount()
  const results = await Promise.allSettled(Array.from({ length: 4 }, () => beginSync(db, { origin: 'request' })))
  const [run] = results.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
  const refused = results.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
  expect(refused).toHaveLength(3)
  for (const one of refused) expect(one).toMatchObject({ code: 40900, status: 409, data: { runId: run?.id } })
})

test('a wrong password ends the run with one attempt, whatever number of days it was for', async () => {
  await world.addAccount('wrong-one')
  const run = await world.sync(lastMonth())
  expect(run).toMatchObject({ status: 'failed', fetched: 0, done: run.total })
  expect(run.errors).toEqual([expect.stringContaining('138****8000')])
  expect(sim.counters().passwords).toBe(1)
})

test('a list that does not move on is stopped, and its account named', async () => {
  await world.addAccount()
  const session = {
    ...(await held().open()),
    async *calls() {
      for (let page = 1; ; page++) yield { ...pageOf(1, 9), page }
    },
  }
  const run = await world.sync({}, { open: async () => session })
  expect(run).toMatchObject({ status: 'failed', errors: [expect.stringContaining('分页')] })
})

test('records without a time are counted and left out', async () => {
  await world.addAccount()
  const page = { ...pageOf(1, 1), skipped: { no_id: 1, no_time: 2, no_object: 1 } }
  const session = {
    ...(await held().open()),
    async *calls() {
      yield page
    },
  }
  const run = await world.sync({}, { open: async () => session })
  expect(run).toMatchObject({ status: 'succeeded', fetched: 1_004, created: 1_000, withoutTime: 2, failed: 2 })
})

test('a login that ends in the middle of a sync is renewed once', async () => {
  const account = await world.addAccount()
  let asked = 0
  const open: typeof world.crm.open = async (one) => {
    const session = await world.crm.open(one)
    return {
      ...session,
      async *calls(...args) {
        if (++asked === 3) sim.expire()
        yield* session.calls(...args)
      },
    }
  }
  const run = await world.sync(lastMonth(), { open })
  expect(run).toMatchObject({ status: 'succeeded', created: 700 })
  expect(sim.counters().logins).toBe(2)
  expect(account.loginVersion).toBe(0)
})

test('without an account there is nothing to sync', async () => {
  await expect(beginSync(db, { origin: 'schedule' })).rejects.toMatchObject({ code: 40415 })
})
