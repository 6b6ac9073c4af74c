import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { customer, type KfWorld, startKf } from '../../../testing/kf.ts'

let world: KfWorld
beforeEach(async () => {
  world = await startKf()
})
afterEach(() => world.stop())

const stateNow = async () => (await world.post('service_state/get', { external_userid: customer })).service_state

/** Brings the session into a state by legal steps. */
async function bring(state: number): Promise<void> {
  world.kf.message({ from: customer, text: '在吗' })
  if (state === 1) await world.trans(1)
  if (state === 2) await world.trans(2)
  if (state >= 3) await world.trans(3, 'zhangsan')
  if (state === 4) await world.trans(4)
  expect(await stateNow()).toBe(state)
}

describe('service_state/trans', () => {
  const results = [
    [0, 1, 0],
    [0, 2, 0],
    [0, 3, 0],
    [0, 4, 95016],
    [1, 1, 95016],
    [1, 2, 0],
    [1, 3, 0],
    [1, 4, 95016],
    [2, 1, 95016],
    [2, 2, 95016],
    [2, 3, 0],
    [2, 4, 95016],
    [3, 1, 95016],
    [3, 2, 95016],
    [3, 3, 0],
    [3, 4, 0],
    [4, 1, 95013],
    [4, 2, 95013],
    [4, 3, 95013],
    [4, 4, 95013],
  ] as const

  test.each(results)('from %i to %i answers %i', async (from, to, errcode) => {
    await bring(from)
    expect((await world.trans(to, 'lisi')).errcode).toBe(errcode)
    expect(await stateNow()).toBe(errcode === 0 ? to : from)
  })

  test.each([0, 1, 2])('may end a session in state %i where the company’s rules say so', async (from) => {
    world.simulator.rules({ endsFromAnyState: true })
    await bring(from)
    expect(await world.trans(4)).toMatchObject({ errcode: 0, msg_code: expect.any(String) })
  })

  test('gives a code the first time the pool or a servicer gets the session, and at its end', async () => {
    await bring(0)
    expect(await world.trans(2)).toHaveProperty('msg_code')
    expect(await world.trans(3, 'zhangsan')).toHaveProperty('msg_code')
    expect(await world.trans(3, 'lisi')).not.toHaveProperty('msg_code')
    expect(await world.trans(4)).toHaveProperty('msg_code')
  })

  test('emits no event', async () => {
    await bring(3)
    await world.trans(4)
    expect((await world.sync()).msg_list).toHaveLength(1)
  })

  test('a message after the end begins a new session in state 0', async () => {
    await bring(4)
    world.kf.message({ from: customer, text: '又来了' })
    expect(await stateNow()).toBe(0)
  })

  test.each([
    ['no servicer', undefined, 41009],
    ['nobody of the company', 'stranger', 95014],
    ['a colleague who is no servicer', 'liuyang', 60253],
  ])('to %s is refused', async (_name, servicer, errcode) => {
    await bring(0)
    expect((await world.trans(3, servicer)).errcode).toBe(errcode)
  })

  test('to a servicer who receives nobody is refused', async () => {
    await bring(0)
    world.kf.servicer({ action: 'status', userid: 'zhangsan', status: 'stopped' })
    expect((await world.trans(3, 'zhangsan')).errcode).toBe(95019)
    world.kf.servicer({ action: 'status', userid: 'zhangsan', status: 'receiving' })
    expect((await world.trans(3, 'ZhangSan')).errcode).toBe(0)
    expect(await world.post('service_state/get', { external_userid: customer })).toMatchObject({
      servicer_userid: 'zhangsan',
    })
  })

  test.each([0, 5, '1', undefined])('to state %j is a parameter error', async (service_state) => {
    await bring(0)
    const body = { external_userid: customer, service_state }
    expect((await world.post('service_state/trans', body)).errcode).toBe(40058)
  })
})

test('the state of a customer nobody knows is refused', async () => {
  expect((await world.post('service_state/get', { external_userid: 'wmNobody' })).errcode).toBe(40096)
})
