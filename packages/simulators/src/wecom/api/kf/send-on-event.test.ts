import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { customer, type KfWorld, startKf } from '../../../testing/kf.ts'

let world: KfWorld
beforeEach(async () => {
  world = await startKf()
})
afterEach(() => world.stop())

const menu = { head_content: '满意吗', list: [{ type: 'click', click: { id: 'csat_5', content: '满意' } }] }
const answer = (code: string, patch = {}) =>
  world.post('send_msg_on_event', { code, msgtype: 'text', text: { content: '您好' }, ...patch })
const asMenu = { msgtype: 'msgmenu', text: undefined, msgmenu: menu }

async function welcomeCode(): Promise<string> {
  world.kf.enter({ from: customer, scene: 'web', scene_param: 'order=1' })
  return (await world.sync()).msg_list.at(-1).event.welcome_code
}

describe('a welcome', () => {
  test('needs the code of an entry, which works once', async () => {
    const code = await welcomeCode()
    expect(await answer(code, { msgid: 'w1' })).toMatchObject({ errcode: 0, msgid: 'w1' })
    expect((await answer(code)).errcode).toBe(41050)
    expect(world.kf.sent()).toMatchObject([{ msgid: 'w1', text: '您好', code: 'welcome' }])
  })

  test('may be a menu', async () => {
    expect((await answer(await welcomeCode(), asMenu)).errcode).toBe(0)
  })

  test('is too late after 20 seconds', async () => {
    const code = await welcomeCode()
    world.simulator.advance(21)
    expect((await answer(code)).errcode).toBe(41050)
  })

  test('is offered again only after 48 hours, and not in a session where the customer has written', async () => {
    await answer(await welcomeCode())
    expect(await welcomeCode()).toBeUndefined()
    world.simulator.advance(48 * 3_600 + 1)
    expect(await welcomeCode()).toEqual(expect.any(String))
    world.kf.message({ from: customer, text: '在吗' })
    expect(await welcomeCode()).toBeUndefined()
  })

  test('does not change the state of the session', async () => {
    world.kf.enter({ from: customer })
    expect((await world.post('service_state/get', { external_userid: customer })).service_state).toBe(4)
  })
})

describe('the code of a transition', () => {
  beforeEach(() => {
    world.kf.message({ from: customer, text: '在吗' })
  })

  test('of the pool allows one text and no menu, for 48 hours', async () => {
    const { msg_code } = await world.trans(2)
    expect((await answer(msg_code, asMenu)).errcode).toBe(40008)
    world.simulator.advance(47 * 3_600)
    expect((await answer(msg_code)).errcode).toBe(0)
    expect((await answer(msg_code)).errcode).toBe(41050)
  })

  test('works only while the session is where it was', async () => {
    const { msg_code } = await world.trans(2)
    await world.trans(3, 'zhangsan')
    expect((await answer(msg_code)).errcode).toBe(95018)
  })

  test('of the end allows a text or a survey within 20 seconds', async () => {
    await world.trans(3, 'zhangsan')
    const { msg_code } = await world.trans(4)
    expect((await answer(msg_code, asMenu)).errcode).toBe(0)
  })

  test('of the end is void once the customer has written again', async () => {
    await world.trans(3, 'zhangsan')
    const { msg_code } = await world.trans(4)
    world.kf.message({ from: customer, text: '等等' })
    expect((await answer(msg_code)).errcode).toBe(95018)
  })
})

test('a repeated msgid is refused and leaves the code unused', async () => {
  world.kf.message({ from: customer, text: '在吗' })
  await world.send({ msgid: 'm1' })
  const { msg_code } = await world.trans(2)
  expect((await answer(msg_code, { msgid: 'm1' })).errcode).toBe(95033)
  expect((await answer(msg_code, { msgid: 'm2' })).errcode).toBe(0)
})

test('an unknown code is refused', async () => {
  expect((await answer('none')).errcode).toBe(41050)
  expect((await answer('')).errcode).toBe(41008)
})
