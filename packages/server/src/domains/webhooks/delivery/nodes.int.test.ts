import { expect, test } from 'vitest'
import { sql } from '../../../platform/db.ts'
import { startReceiver } from '../testing/receiver.ts'
import { openStage } from '../testing/stage.ts'
import { claimDue, renewLeases } from './claim.ts'
import { record } from './record.ts'

const stage = await openStage()
const { db } = stage
const expire = (id: string) =>
  db.run(sql`update webhook_deliveries set lease_until = now() - interval '1 second' where id = ${id}`)

async function queued(count: number) {
  const receiver = await startReceiver()
  const hook = await stage.create({ url: receiver.url })
  const ids = await stage.queue(hook.webhookId, ...Array.from({ length: count }, (_, n) => ({ n })))
  return { receiver, hook, ids }
}

test('two nodes on one database deliver everything, and each of it once', async () => {
  const { receiver, ids } = await queued(200)
  const nodes = [stage.node(), stage.node()]
  await receiver.until(200)
  for (const node of nodes) await node.idle()
  expect(receiver.posts.map(({ id }) => id).sort()).toEqual([...ids].sort())
  expect(await db.rows(sql`select distinct status, attempts from webhook_deliveries`)).toEqual([
    { status: 'delivered', attempts: 1 },
  ])
  for (const node of nodes) await node.stop()
})

test('what a node had when it died is delivered by another, under the same id, and within 15 seconds', async () => {
  const { receiver, ids } = await queued(1)
  const [dead] = await claimDue(db, 1, [])
  const lease = await db.one<{ seconds: number }>(sql`
    select extract(epoch from lease_until - now())::float8 as seconds from webhook_deliveries where id = ${dead?.id}`)
  expect(lease?.seconds).toBeLessThan(14)
  const node = stage.node()
  await node.idle()
  expect(receiver.posts).toEqual([])
  await expire(dead?.id ?? '')
  node.poke()
  await receiver.until(1)
  await node.idle()
  expect(receiver.posts.map(({ id }) => id)).toEqual(ids)
  expect(await stage.stateOf(dead?.id ?? '')).toMatchObject({ status: 'delivered', attempts: 2 })
  await node.stop()
})

test('a node that was thought dead changes nothing when it comes back', async () => {
  const { ids } = await queued(1)
  const [first] = await claimDue(db, 1, [])
  await expire(ids[0] ?? '')
  const [second] = await claimDue(db, 1, [])
  if (!first || !second) throw new Error('It was claimed twice.')
  await record(db, second, { statusCode: 200, durationMs: 1 })
  expect(await renewLeases(db, [first])).toBe(0)
  await record(db, first, { statusCode: 500, durationMs: 1 })
  expect(await stage.stateOf(second.id)).toMatchObject({ status: 'delivered', statusCode: 200 })
})

test('a delivery under way stays with its node for as long as that says so', async () => {
  const { ids } = await queued(1)
  const held = await claimDue(db, 1, [])
  await db.run(sql`update webhook_deliveries set lease_until = now() + interval '1 second' where id = ${ids[0]}`)
  expect(await renewLeases(db, held)).toBe(1)
  const lease = await db.one<{ renewed: boolean }>(sql`
    select lease_until > now() + interval '5 seconds' as renewed from webhook_deliveries where id = ${ids[0]}`)
  expect(lease).toEqual({ renewed: true })
  expect(await claimDue(db, 10, [])).toEqual([])
  await db.run(sql`update webhook_deliveries set status = 'failed' where id = ${ids[0]}`)
})

test('a node that stops gives back what it is delivering, and another delivers it at once', async () => {
  const { receiver, ids } = await queued(1)
  receiver.answer(() => undefined)
  const stopping = stage.node()
  await receiver.until(1)
  await stopping.stop()
  expect(await stage.stateOf(ids[0] ?? '')).toMatchObject({ status: 'queued', attempts: 0 })
  receiver.answer(() => ({ status: 204 }))
  const other = stage.node()
  await receiver.until(2)
  await other.idle()
  expect(await stage.stateOf(ids[0] ?? '')).toMatchObject({ status: 'delivered', attempts: 1 })
  await other.stop()
})
