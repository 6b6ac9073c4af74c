import { afterEach, expect, test } from 'vitest'
import { customer, type KfWorld, startKf } from '../../testing/kf.ts'

let world: KfWorld
afterEach(() => world.stop())

test('a doorbell holds a token and the account, and nothing of the message', async () => {
  world = await startKf()
  await world.kf.message({ from: customer, text: '在吗' }).outcome
  const [doorbell] = world.product.received
  expect(doorbell?.signatureFits).toBe(true)
  expect([...(doorbell?.children.keys() ?? [])]).toEqual([
    'ToUserName',
    'CreateTime',
    'MsgType',
    'Event',
    'Token',
    'OpenKfId',
  ])
  expect(doorbell?.children.get('Event')).toBe('kf_msg_or_event')
  expect(doorbell?.children.get('OpenKfId')).toBe(world.openKfid)
  expect(doorbell?.plaintext).not.toContain('在吗')
})

test('its token opens the account for 10 minutes, and no other account', async () => {
  world = await startKf()
  await world.kf.message({ from: customer, text: '在吗' }).outcome
  const token = world.product.received[0]?.children.get('Token')
  const other = world.kf.state()[1]?.open_kfid
  expect((await world.sync({ token })).errcode).toBe(0)
  expect((await world.sync({ token, open_kfid: other })).errcode).toBe(95007)
  expect((await world.sync({ token: 'ENCnone' })).errcode).toBe(95007)
  world.simulator.advance(601)
  expect((await world.sync({ token })).errcode).toBe(95007)
  expect((await world.sync()).errcode).toBe(0)
})

test('lost doorbells leave the message to be found by polling', async () => {
  world = await startKf()
  world.simulator.faults({ dropNextDoorbells: 1 })
  expect((await world.kf.message({ from: customer, text: '一' }).outcome)?.state).toBe('dropped')
  expect((await world.kf.message({ from: customer, text: '二' }).outcome)?.state).toBe('delivered')
  expect(world.product.received).toHaveLength(1)
  expect((await world.sync()).msg_list.map((item: { text: { content: string } }) => item.text.content)).toEqual([
    '一',
    '二',
  ])
  expect(world.kf.ledger()[0]?.doorbells).toEqual({ rung: 2, dropped: 1 })
})

test('a doubled doorbell rings twice for one message', async () => {
  world = await startKf()
  world.simulator.faults({ duplicateDoorbellRate: 1 })
  world.kf.message({ from: customer, text: '一' })
  await world.simulator.drain()
  expect(world.product.received).toHaveLength(2)
  expect((await world.sync()).msg_list).toHaveLength(1)
})

test('a message may come without a doorbell', async () => {
  world = await startKf()
  expect(await world.kf.message({ from: customer, text: '一', doorbell: false }).outcome).toBeUndefined()
  expect(world.product.received).toEqual([])
  expect((await world.sync()).msg_list).toHaveLength(1)
})

test('KF may have keys of its own', async () => {
  const keys = { callbackToken: 'kfToken', encodingAesKey: '0123456789abcdefghijklmnopqrstuvwxyzABCDEFG' }
  world = await startKf({ kf: keys })
  world.product.keys = keys
  await world.kf.message({ from: customer, text: '在吗' }).outcome
  expect(world.product.received[0]).toMatchObject({ signatureFits: true, receiveId: 'ww1234567890abcdef' })
})

test('an account taken from the app is told by a callback, and its calls are refused', async () => {
  world = await startKf()
  await world.kf.assign({ assigned: false })
  expect(world.product.received[0]?.children.get('AuthDelOpenKfId')).toBe(world.openKfid)
  expect((await world.sync()).errcode).toBe(48007)
})
