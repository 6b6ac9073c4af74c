import { createHash } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { signatureOf } from './sign.ts'
import { app, contentOf, customer, type DouyinWorld, shop, startDouyin } from './testing/world.ts'

let world: DouyinWorld
beforeEach(async () => {
  world = await startDouyin()
})
afterEach(() => world.stop())

test('the signature of the published example is the published one', () => {
  const body = '{"event":"verify_webhook","client_key":"abc","content":{"challenge":12345}}'
  expect(signatureOf('test_client_secret', body)).toBe('ed6b1797456b888e29a8fcc49521ba7e1993f7bc')
})

test('a message of a customer comes signed, with what the platform says of both', async () => {
  await world.sim.message({ from: customer, text: '有现货吗？' }).outcome
  const [got] = world.product.received
  if (!got) throw new Error('No webhook came.')
  const { headers, body, json } = got
  expect(headers['x-douyin-signature']).toBe(
    createHash('sha1')
      .update(app.clientSecret + body)
      .digest('hex'),
  )
  expect(headers['msg-id']).toMatch(/^[0-9a-f]{32}$/)
  expect(json).toMatchObject({
    event: 'im_receive_msg',
    client_key: app.clientKey,
    from_user_id: customer,
    to_user_id: shop,
    content: {
      conversation_short_id: expect.stringMatching(/^@.+==$/),
      server_message_id: expect.stringMatching(/^@/),
      message_type: 'text',
      text: '有现货吗？',
      source: '',
      create_time: expect.any(Number),
      user_infos: [{ open_id: customer, nick_name: '小鹿不迷路' }, { open_id: shop }],
    },
  })
})

test('what is not answered with 200 is tried three times more with the same Msg-Id and body', async () => {
  world.product.answer = (_, response) => response.writeHead(503).end()
  const { state, attempts } = await world.sim.message({ from: customer, text: '在吗' }).outcome
  expect([state, attempts.length]).toEqual(['failed', 4])
  expect(new Set(world.product.received.map(({ headers, body }) => `${headers['msg-id']} ${body}`)).size).toBe(1)
})

test('a receiver that never answers is given up after its time', async () => {
  const slow = await startDouyin({ deliveryTimeoutMs: 20, retryDelaysMs: [] })
  slow.product.answer = () => {}
  const { attempts } = await slow.sim.message({ from: customer, text: '在吗' }).outcome
  expect(attempts.map(({ status }) => status)).toEqual(['timeout'])
  await slow.stop()
})

test('content is an object for messages and a JSON text for other events, or what the fault says', async () => {
  const forms = async () => {
    await Promise.all([
      world.sim.message({ from: customer, text: 'a' }).outcome,
      world.sim.enter({ from: customer }).outcome,
    ])
    return ['im_receive_msg', 'im_enter_direct_msg'].map((event) => typeof world.told(event).content)
  }
  expect(await forms()).toEqual(['object', 'string'])
  world.sim.faults({ contentForm: 'string' })
  expect(await forms()).toEqual(['string', 'string'])
  world.sim.faults({ contentForm: 'object' })
  expect(await forms()).toEqual(['object', 'object'])
})

test('every other thing a customer or the business does has its event', async () => {
  const { id } = world.sim.message({ from: customer, text: '打错了' })
  await world.sim.recall({ id }).outcome
  await world.sim.read({ from: customer }).outcome
  await world.sim.allowProactive({ from: customer }).outcome
  await world.sim.write({ to: customer, text: '我是店主' }).outcome
  await world.sim.unauthorize().outcome
  await world.sim.event({ event: 'brand_new_event', content: { a: 1 } }).outcome
  expect(contentOf(world.told('im_recall_msg').content)).toEqual({ server_message_id: id })
  expect(contentOf(world.told('im_message_read').content)).toMatchObject({ read_open_id: customer, index: '1' })
  expect(contentOf(world.told('im_authorize').content)).toMatchObject({ auth_status: 1, operation_type: 1 })
  expect(contentOf(world.told('im_send_msg').content)).toMatchObject({ source: '', text: '我是店主' })
  expect(world.told('im_send_msg')).toMatchObject({ from_user_id: shop, to_user_id: customer })
  expect(contentOf(world.told('unauthorize').content)).toHaveProperty('scopes')
  expect(contentOf(world.told('brand_new_event').content)).toEqual({ a: 1 })
})

test('faults spoil signatures, lose and repeat, the same ones for the same seed', async () => {
  world.sim.faults({ badSignature: true })
  await world.sim.message({ from: customer, text: 'a' }).outcome
  const [first] = world.product.received
  expect(first?.headers['x-douyin-signature']).not.toBe(signatureOf(app.clientSecret, first?.body ?? ''))
  world.sim.faults({})
  world.sim.faults({ dropRate: 0.3, duplicateRate: 0.3 })
  for (let i = 0; i < 40; i++) world.sim.message({ from: customer, text: `${i}` })
  await world.sim.drain()
  const { dropped, duplicated, delivered } = world.sim.counters()
  expect([dropped > 0, duplicated > 0, dropped + delivered]).toEqual([true, true, 41])
  expect(world.product.received.length).toBe(delivered + duplicated)
})

test('the URL check wants the same number back', async () => {
  expect(await world.sim.verifyUrl()).toMatchObject({ ok: false, reason: expect.stringContaining('challenge') })
  world.product.answer = ({ json }, response) =>
    response.end(JSON.stringify({ challenge: contentOf(json.content).challenge }))
  expect(await world.sim.verifyUrl()).toMatchObject({ ok: true, status: 200 })
})

test('a burst is told in the ledger, message by message', async () => {
  await world.sim.burst({ messages: 30, customers: 4, prefix: 'b' })
  await world.sim.drain()
  const [ledger] = world.sim.ledger()
  expect(ledger?.emitted.map(({ text }) => text)).toEqual(Array.from({ length: 30 }, (_, i) => `b ${i + 1}`))
  expect(new Set(ledger?.emitted.map(({ from }) => from)).size).toBe(4)
  expect(world.sim.deliveries().every(({ state }) => state === 'delivered')).toBe(true)
})
