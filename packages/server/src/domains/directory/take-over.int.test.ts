import { expect, test } from 'vitest'
import { sql } from '../../platform/db.ts'
import { addRun, findRun } from './runs.ts'
import { company, member } from './testing/company.ts'
import { directoryWorld, members } from './testing/sync.ts'

const world = await directoryWorld()
const { db } = world
const newRun = { origin: 'request', departmentId: null, fetchChild: true } as const
/** Three departments that fill one batch each, so that a place is stored after each. */
const big = () =>
  [1, 2, 3].flatMap((id) => Array.from({ length: 2_000 }, (_, index) => member(`d${id}u${index}`, [id])))

function gate() {
  let open = () => {}
  const passed = new Promise<void>((resolve) => {
    open = resolve
  })
  return { open, passed }
}

async function untilTrue(fact: () => Promise<boolean>): Promise<void> {
  while (!(await fact())) await new Promise(setImmediate)
}

test('a run whose process died goes on elsewhere where it was, and the dead one writes nothing any more', async () => {
  const run = await addRun(db, newRun)
  const id = run?.id ?? ''
  const dying = company([1, 2, 3], big())
  const held = gate()
  dying.onAsked = async (department) => {
    if (department === 3) await held.passed
    return undefined
  }
  const first = world.start(dying)
  await untilTrue(async () => (await findRun(db, id))?.afterDepartment === 2)
  // What the end of a process looks like from outside: its lease runs out.
  await db.run(sql`update directory_runs set lease_until = now()`)
  const heir = company([1, 2, 3], big())
  const second = world.start(heir)
  await second.idle()
  const ended = await findRun(db, id)
  expect(ended).toMatchObject({ status: 'succeeded', deactivated: 0, member: { total: 6_000, created: 6_000 } })
  expect(heir.asked).toEqual([3])
  held.open()
  await first.idle()
  expect(await findRun(db, id)).toMatchObject({ ...ended, elapsedSeconds: expect.any(Number) })
  expect(await members(db)).toHaveLength(6_000)
  await first.stop()
  await second.stop()
})

test('after a crash of the database the marks are gone, and the members are read again', async () => {
  const run = await addRun(db, newRun)
  const wecom = company([1, 2, 3], big())
  const held = gate()
  wecom.onAsked = async (department) => {
    if (department === 3) await held.passed
    return undefined
  }
  const first = world.start(wecom)
  await untilTrue(async () => (await findRun(db, run?.id ?? ''))?.afterDepartment === 2)
  await db.run(sql`truncate directory_seen`)
  await db.run(sql`update directory_runs set lease_until = now() where status = 'running'`)
  const heir = company([1, 2, 3], big())
  const second = world.start(heir)
  await second.idle()
  held.open()
  await first.stop()
  await second.stop()
  expect(heir.asked).toEqual([1, 2, 3])
  expect(await findRun(db, run?.id ?? '')).toMatchObject({ status: 'succeeded', deactivated: 0 })
})

test('a process that stops leaves its run to the others at once', async () => {
  const run = await addRun(db, newRun)
  const wecom = company([1, 2, 3], big())
  const held = gate()
  wecom.onAsked = async (department) => {
    if (department === 3) await held.passed
    return undefined
  }
  const first = world.start(wecom)
  await untilTrue(async () => (await findRun(db, run?.id ?? ''))?.afterDepartment === 2)
  const stopping = first.stop()
  held.open()
  await stopping
  expect(await findRun(db, run?.id ?? '')).toMatchObject({ status: 'running', afterDepartment: 2 })
  const second = world.start(company([1, 2, 3], big()))
  await second.idle()
  expect(await findRun(db, run?.id ?? '')).toMatchObject({ status: 'succeeded' })
  await second.stop()
})

test('of two runs added at once one is let in', async () => {
  const added = await Promise.all([addRun(db, newRun), addRun(db, newRun), addRun(db, newRun)])
  expect(added.filter(Boolean)).toHaveLength(1)
  await db.run(sql`update directory_runs set status = 'failed', finished_at = now() where status = 'running'`)
})
