import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { customer, type KfWorld, startKf } from '../../../testing/kf.ts'

let world: KfWorld
beforeEach(async () => {
  world = await startKf()
  world.kf.message({ from: customer, text: '在吗' })
})
afterEach(() => world.stop())

const lastItem = async () => (await world.sync()).msg_list.at(-1)
const act = (action: 'take' | 'end', userid = 'zhangsan') => world.kf.servicer({ action, userid, customer })
const stateNow = () => world.kf.state()[0]?.sessions[0]?.service_state

describe('a colleague inside WeCom', () => {
  test('takes a customer from the pool: the event has a code for a word to the customer', async () => {
    await world.trans(2)
    act('take')
    const { event, origin } = await lastItem()
    expect(origin).toBe(4)
    expect(event).toMatchObject({
      event_type: 'session_status_change',
      change_type: 1,
      external_userid: customer,
      new_servicer_userid: 'zhangsan',
      msg_code: expect.any(String),
    })
    expect(
      (await world.post('send_msg_on_event', { code: event.msg_code, msgtype: 'text', text: { content: '我来了' } }))
        .errcode,
    ).toBe(0)
    expect(stateNow()).toBe(3)
  })

  test('transfers to another colleague', async () => {
    await world.trans(3, 'zhangsan')
    world.kf.servicer({ action: 'transfer', userid: 'zhangsan', to: 'lisi', customer })
    expect((await lastItem()).event).toMatchObject({
      change_type: 2,
      old_servicer_userid: 'zhangsan',
      new_servicer_userid: 'lisi',
    })
  })

  test('ends the session: the event has a code for the closing words', async () => {
    await world.trans(3, 'zhangsan')
    act('end')
    expect((await lastItem()).event).toMatchObject({
      change_type: 3,
      old_servicer_userid: 'zhangsan',
      msg_code: expect.any(String),
    })
    expect(stateNow()).toBe(4)
  })

  test('writes: the message is synced with origin 5', async () => {
    await world.trans(3, 'zhangsan')
    world.kf.servicer({ action: 'write', userid: 'zhangsan', customer, text: '您好，我是张三' })
    expect(await lastItem()).toMatchObject({
      origin: 5,
      servicer_userid: 'zhangsan',
      external_userid: customer,
      text: { content: '您好，我是张三' },
    })
  })

  test('writes after the end: the session is taken up again first', async () => {
    await world.trans(3, 'zhangsan')
    act('end')
    world.kf.servicer({ action: 'write', userid: 'lisi', customer, text: '还有一件事' })
    const [change, said] = (await world.sync()).msg_list.slice(-2)
    expect(change.event).toMatchObject({ change_type: 4, new_servicer_userid: 'lisi' })
    expect(said).toMatchObject({ origin: 5, text: { content: '还有一件事' } })
    expect(stateNow()).toBe(3)
  })

  test('takes a message back', async () => {
    await world.trans(3, 'zhangsan')
    const { msgid } = world.kf.servicer({ action: 'write', userid: 'zhangsan', customer, text: '错了' })
    world.kf.servicer({ action: 'recall', userid: 'zhangsan', customer, msgid })
    expect((await lastItem()).event).toMatchObject({ event_type: 'servicer_recall_msg', recall_msgid: msgid })
  })

  test('stops receiving: the event counts otherwise than the list', async () => {
    world.kf.servicer({ action: 'status', userid: 'zhangsan', status: 'suspended' })
    expect((await lastItem()).event).toEqual({
      event_type: 'servicer_status_change',
      servicer_userid: 'zhangsan',
      status: 2,
      stop_type: 1,
      open_kfid: world.openKfid,
    })
    expect(world.kf.state()[0]?.servicers[0]).toMatchObject({ userid: 'zhangsan', status: 1, stop_type: 1 })
  })

  test.each([
    ['takes who does not wait', { action: 'take', userid: 'zhangsan', customer }],
    ['ends what nobody holds', { action: 'end', userid: 'zhangsan', customer }],
    ['writes to whom the bot answers', { action: 'write', userid: 'zhangsan', customer, text: 'x' }],
    ['is no servicer', { action: 'take', userid: 'liuyang', customer }],
    ['means nobody', { action: 'take', userid: 'zhangsan', customer: 'wmNobody' }],
  ] as const)('who %s is told so, and nothing changes', async (_name, action) => {
    expect(() => world.kf.servicer(action)).toThrow()
    expect((await world.sync()).msg_list).toHaveLength(1)
    expect(stateNow()).toBe(0)
  })
})

describe('a customer', () => {
  test('who enters by a link tells by which', async () => {
    world.kf.enter({ from: 'wmNew', scene: 'web', scene_param: 'a=1' })
    const item = await lastItem()
    expect(item).not.toHaveProperty('external_userid')
    expect(item.event).toMatchObject({
      event_type: 'enter_session',
      external_userid: 'wmNew',
      scene: 'web',
      scene_param: 'a=1',
      welcome_code: expect.any(String),
    })
  })

  test('takes a message back', async () => {
    const { msgid } = world.kf.message({ from: customer, text: '错了' })
    world.kf.recall({ msgid })
    expect((await lastItem()).event).toMatchObject({
      event_type: 'user_recall_msg',
      recall_msgid: msgid,
      external_userid: customer,
    })
    expect(() => world.kf.recall({ msgid: 'none' })).toThrow('There is no message')
  })

  test('without the prefix of customer ids gets it', () => {
    expect(world.kf.message({ from: 'ahua', text: 'hi' }).external_userid).toBe('wmahua')
  })

  test('may send a file that was uploaded; one too big for WeCom arrives as a text', async () => {
    const upload = async (bytes: Buffer) => {
      const url = `${world.simulator.url}/_sim/wecom/media?type=image&filename=a.png`
      const { media_id } = Object(await (await fetch(url, { method: 'POST', body: new Uint8Array(bytes) })).json())
      return String(media_id)
    }
    const png = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47]), Buffer.alloc(100)])
    const small = await upload(png)
    world.kf.message({ from: customer, type: 'image', content: { media_id: small } })
    expect(await lastItem()).toMatchObject({ msgtype: 'image', image: { media_id: small } })
    const big = await upload(Buffer.concat([png, Buffer.alloc(2 * 1_048_576)]))
    world.kf.message({ from: customer, type: 'image', content: { media_id: big } })
    expect(await lastItem()).toMatchObject({ msgtype: 'text' })
  })
})

test('a burst goes round accounts and customers, each text once and in order', async () => {
  await world.kf.burst({ accounts: 5, messages: 200, customers: 4, perDoorbell: 10, prefix: 'b' })
  await world.simulator.drain()
  const ledger = world.kf.ledger()
  expect(ledger).toHaveLength(5)
  const texts = ledger.flatMap(({ emitted }) => emitted.map(({ text }) => text)).filter((text) => text.startsWith('b '))
  expect(new Set(texts).size).toBe(200)
  expect(ledger.slice(1).map(({ doorbells }) => doorbells.rung)).toEqual([4, 4, 4, 4])
  for (const { emitted } of ledger) {
    const numbers = emitted.map(({ text }) => Number(text.split(' ')[1])).filter(Number.isFinite)
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b))
  }
})
