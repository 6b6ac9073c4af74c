import { afterAll, expect, test } from 'vitest'
import { openDb, sql } from '../../platform/db.ts'
import { testDatabase } from '../../testing/database.ts'
import { addRun } from './runs.ts'
import { createTeller } from './tell.ts'

const db = openDb({ url: (await testDatabase()).url })
afterAll(() => db.close())

const run = await addRun(db, { origin: 'request', departmentId: null, fetchChild: true })
const runId = run?.id ?? ''
const reach = (done: number) => db.run(sql`update directory_runs set done = ${done} where id = ${runId}`)

/** Counts what was told, and resolves `until` as soon as it is that much. */
function hear() {
  let told = 0
  let wanted = { count: 0, resolve: () => {} }
  return {
    onCommitted() {
      told += 1
      if (told >= wanted.count) wanted.resolve()
    },
    until: (count: number) =>
      new Promise<void>((resolve) => {
        wanted = { count, resolve }
        if (told >= count) resolve()
      }),
  }
}

const toldDone = () =>
  db.rows<{ done: number }>(sql`select (data ->> 'done')::int as done from changes order by xid, id`)

test('news that come close together are told once, and the last of them is not lost', async () => {
  const { until, onCommitted } = hear()
  const teller = createTeller({ db, runId, onCommitted, now: () => 1_000 })
  teller.soon()
  await until(1)
  await reach(1)
  teller.soon()
  await reach(2)
  teller.soon()
  await until(2)
  expect(await toldDone()).toEqual([{ done: 0 }, { done: 2 }])
})

test('the end is told at once, however short it is after the news before', async () => {
  const teller = createTeller({ db, runId, onCommitted: () => {}, now: () => 1_000 })
  teller.soon()
  await reach(4)
  teller.soon()
  await teller.now()
  expect((await toldDone()).at(-1)).toEqual({ done: 4 })
})
