import { expect, test } from 'vitest'
import { sql } from '../../../platform/db.ts'
import { rotateSecret } from '../store/rotate.ts'
import { startReceiver } from '../testing/receiver.ts'
import { openStage } from '../testing/stage.ts'
import { rightSignatures } from '../testing/verify.ts'

const stage = await openStage(700)
const { db } = stage
const node = stage.node()
const settled = async () => {
  node.poke()
  await node.idle()
}
/** As if the pause were over. */
const due = (id: string) => db.run(sql`update webhook_deliveries set next_attempt_at = now() where id = ${id}`)
const one = async (answer: Parameters<Awaited<ReturnType<typeof startReceiver>>['answer']>[0]) => {
  const receiver = await startReceiver()
  receiver.answer(answer)
  const hook = await stage.create({ url: receiver.url })
  const [id = ''] = await stage.queue(hook.webhookId, { n: 1 })
  return { receiver, hook, id }
}

test('what is delivered is the stored body, signed as Standard Webhooks asks for, and nothing is sent twice', async () => {
  const { receiver, hook, id } = await one(() => ({ status: 200, body: 'thanks' }))
  await settled()
  await settled()
  expect(receiver.posts).toHaveLength(1)
  const [posted] = await receiver.until(1)
  expect(posted).toMatchObject({ id, path: '/hook', body: { n: 1 } })
  expect(posted?.headers).toMatchObject({
    'content-type': 'application/json; charset=utf-8',
    'webhook-id': id,
    'webhook-timestamp': expect.stringMatching(/^\d{10}$/),
  })
  expect(posted && rightSignatures(posted, hook.secret)).toBe(1)
  expect(posted && rightSignatures(posted, (await stage.create({ url: receiver.url })).secret)).toBe(0)
  expect(await stage.stateOf(id)).toMatchObject({ status: 'delivered', attempts: 1, statusCode: 200, answer: 'thanks' })
})

test.each([400, 404, 500, 503])('%i is tried again, under the same id, signed anew', async (status) => {
  let answers = status
  const { receiver, hook, id } = await one(() => ({ status: answers, body: 'no' }))
  await settled()
  const failed = await stage.stateOf(id)
  expect(failed).toMatchObject({ status: 'queued', attempts: 1, statusCode: status, answer: 'no' })
  expect(failed.seconds).toBeGreaterThan(4.5)
  expect(failed.seconds).toBeLessThan(60)
  answers = 202
  await due(id)
  await settled()
  expect(await stage.stateOf(id)).toMatchObject({ status: 'delivered', attempts: 2, statusCode: 202 })
  expect(receiver.posts.map((posted) => [posted.id, rightSignatures(posted, hook.secret)])).toEqual([
    [id, 1],
    [id, 1],
  ])
})

test('after ten attempts it is given up', async () => {
  const { receiver, id } = await one(() => ({ status: 500 }))
  for (let n = 0; n < 12; n++) {
    await due(id)
    await settled()
  }
  expect(receiver.posts).toHaveLength(10)
  expect(await stage.stateOf(id)).toMatchObject({ status: 'failed', attempts: 10, statusCode: 500 })
})

test('a receiver that asks for time gets it: nothing is delivered to it meanwhile', async () => {
  const { receiver, hook, id } = await one(() => ({ status: 429, headers: { 'retry-after': '120' } }))
  await settled()
  expect((await stage.stateOf(id)).seconds).toBeGreaterThanOrEqual(120)
  const [later = ''] = await stage.queue(hook.webhookId, { n: 2 })
  await settled()
  expect(receiver.posts).toHaveLength(1)
  receiver.answer(() => ({ status: 204 }))
  await db.run(sql`update webhooks set paused_until = now() where id = ${hook.webhookId}`)
  await settled()
  expect(await stage.stateOf(later)).toMatchObject({ status: 'delivered' })
})

test('a receiver that says it is gone is told nothing more, and the log of acts says so', async () => {
  const { receiver, hook, id } = await one(() => ({ status: 410 }))
  await settled()
  await stage.queue(hook.webhookId, { n: 2 })
  await settled()
  expect(receiver.posts).toHaveLength(1)
  expect(await stage.stateOf(id)).toMatchObject({ status: 'failed', attempts: 1, statusCode: 410 })
  expect(await db.one(sql`select active, is_gone from webhooks where id = ${hook.webhookId}`)).toEqual({
    active: false,
    is_gone: true,
  })
  const lines = await db.rows(sql`
    select actor_type, details from audit_log where action = 'webhook.disable' and target_id = ${hook.webhookId}`)
  expect(lines).toEqual([{ actor_type: 'system', details: { statusCode: 410 } }])
})

test('a receiver that does not answer in time is tried again', async () => {
  const { receiver, id } = await one(() => undefined)
  await settled()
  expect(await stage.stateOf(id)).toMatchObject({ status: 'queued', attempts: 1, error: 'timeout', statusCode: null })
  receiver.answer(() => ({ status: 204 }))
  await due(id)
  await settled()
  expect(await stage.stateOf(id)).toMatchObject({ status: 'delivered', attempts: 2, error: null })
})

test('a receiver that is not there is tried again', async () => {
  const hook = await stage.create({ url: 'http://127.0.0.1:1/hook' })
  const [id = ''] = await stage.queue(hook.webhookId, {})
  await settled()
  expect(await stage.stateOf(id)).toMatchObject({ status: 'queued', attempts: 1, error: 'network' })
})

test('an answer that leads elsewhere is not followed', async () => {
  const elsewhere = await startReceiver()
  const { id } = await one(() => ({ status: 307, headers: { location: elsewhere.url } }))
  await settled()
  expect(await stage.stateOf(id)).toMatchObject({ status: 'queued', error: 'redirect' })
  expect(elsewhere.posts).toEqual([])
})

test('of a long answer the first kilobyte is kept, and it counts like any other', async () => {
  const { id } = await one(() => ({ status: 200, body: 'é'.repeat(2_000_000) }))
  await settled()
  const { status, answer } = await stage.stateOf(id)
  expect([status, answer]).toEqual(['delivered', 'é'.repeat(512)])
})

test('while a secret is being changed both sign, and afterwards the new one alone', async () => {
  const { receiver, hook } = await one(() => ({ status: 204 }))
  const { secret } = await rotateSecret(stage, stage.by, hook.webhookId, 1)
  await settled()
  await db.run(sql`update webhooks set former_until = now() where id = ${hook.webhookId}`)
  await stage.queue(hook.webhookId, { n: 2 })
  await settled()
  const signed = (await receiver.until(2)).map((posted) =>
    [hook.secret, secret].map((key) => rightSignatures(posted, key)),
  )
  expect(signed).toEqual([
    [1, 1],
    [0, 1],
  ])
})

test('a secret changed in a hurry leaves nothing of the former one', async () => {
  const { receiver, hook } = await one(() => ({ status: 204 }))
  const { secret } = await rotateSecret(stage, stage.by, hook.webhookId, 0)
  await settled()
  const [posted] = await receiver.until(1)
  expect(posted && [hook.secret, secret].map((key) => rightSignatures(posted, key))).toEqual([0, 1])
})

test('a slow receiver does not hold up another', async () => {
  const slow = await one(() => undefined)
  await stage.queue(slow.hook.webhookId, ...Array.from({ length: 30 }, (_, n) => ({ n })))
  const other = await one(() => ({ status: 204 }))
  node.poke()
  await other.receiver.until(1)
  expect(slow.receiver.posts.length).toBeLessThanOrEqual(4)
  await db.run(sql`update webhooks set active = false where id = ${slow.hook.webhookId}`)
  await settled()
})
