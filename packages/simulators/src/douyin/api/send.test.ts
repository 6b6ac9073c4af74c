import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { codeOf, contentOf, customer, type DouyinWorld, replyTo, shop, startDouyin } from '../testing/world.ts'

let world: DouyinWorld
beforeEach(async () => {
  world = await startDouyin()
  await world.sim.message({ from: customer, text: '有现货吗？' }).outcome
})
afterEach(() => world.stop())

const text = (words: string) => ({ content: { msg_type: 1, text: { text: words } } })

test('a reply reaches the customer and comes back as an echo of the app', async () => {
  const answer = await world.reply(text('有的'))
  expect(answer).toMatchObject({ extra: { error_code: 0 }, data: { error_code: 0 }, msg_list: [answer.msg_id] })
  await world.sim.drain()
  expect(contentOf(world.told('im_send_msg').content)).toMatchObject({
    server_message_id: answer.msg_id,
    source: 'awtestkey',
    message_type: 'text',
    text: '有的',
  })
  expect(world.sim.sent()).toMatchObject([{ msgid: answer.msg_id, touser: customer, to: [customer], text: '有的' }])
})

test('without the echo the fault keeps it silent', async () => {
  world.sim.faults({ withoutEcho: true })
  await world.reply()
  await world.sim.drain()
  expect(world.told('im_send_msg')).toEqual({})
})

test('six replies are allowed, and six more when the customer has written again', async () => {
  const six = async () => {
    const codes = []
    for (let i = 0; i < 7; i++) codes.push(codeOf(await world.reply()))
    return codes
  }
  expect(await six()).toEqual([0, 0, 0, 0, 0, 0, 28003070])
  await world.sim.message({ from: customer, text: '还在吗' }).outcome
  expect(await six()).toEqual([0, 0, 0, 0, 0, 0, 28003070])
  expect(world.sim.ledger()[0]?.refused).toEqual({ 28003070: 2 })
})

test('a message can be answered for 24 hours', async () => {
  world.sim.advance(24 * 3_600 - 60)
  expect(codeOf(await world.reply())).toBe(0)
  world.sim.advance(120)
  expect(codeOf(await world.reply())).toBe(28003081)
})

test('who opened the chat can be greeted three times within 30 seconds', async () => {
  const greet = (patch = {}) =>
    world.reply({ scene: 'im_enter_direct_msg', ...patch }, world.told('im_enter_direct_msg'))
  await world.sim.enter({ from: customer }).outcome
  const opened = replyTo(world.told('im_enter_direct_msg'), {})
  expect(codeOf(await greet({ msg_id: '@unknown' }))).toBe(28003082)
  expect([codeOf(await greet(opened)), codeOf(await greet()), codeOf(await greet())]).toEqual([28003082, 0, 0])
  expect([codeOf(await greet()), codeOf(await greet())]).toEqual([0, 28003070])
  await world.sim.enter({ from: customer }).outcome
  world.sim.advance(31)
  expect(codeOf(await greet())).toBe(28003080)
})

test('unasked, the customer must have allowed it, once a day and with a card', async () => {
  const card = { msg_type: 10, applet_card: { card_template_id: 'c' } }
  const ask = (content: object) => world.reply({ scene: 'im_authorize_message', content })
  expect(codeOf(await ask(card))).toBe(28003081)
  await world.sim.allowProactive({ from: customer }).outcome
  expect(codeOf(await ask({ msg_type: 1, text: { text: 'hi' } }))).toBe(2100005)
  expect([codeOf(await ask(card)), codeOf(await ask(card))]).toEqual([0, 2190001])
  world.sim.advance(86_400)
  expect(codeOf(await ask(card))).toBe(0)
})

describe('is refused', () => {
  test.each([
    ['a text of more than 1000 characters', text('字'.repeat(1_001)), 28001038],
    ['a forbidden word', text('违禁词'), 28001038],
    ['an empty text', text(''), 2100005],
    ['msg_type as a text', { content: { msg_type: 'text', text: { text: 'a' } } }, 2100005],
    ['an unknown scene', { scene: 'im_replay_msg' }, 2100005],
    ['an unknown picture', { content: { msg_type: 2, image: { media_id: 'x' } } }, 2100005],
    ['four messages at once', { content_list: Array(4).fill(text('a').content) }, 2100005],
    ['a msg_id of nobody', { msg_id: '@x' }, 28003082],
    ['the conversation of somebody else', { conversation_id: '@x' }, 28003082],
    ['an unknown customer', { to_user_id: '_000nobody' }, 2100005],
    ['an answer without msg_id', { msg_id: '' }, 2100005],
  ])('%s', async (_, patch, code) => {
    expect(codeOf(await world.reply(patch))).toBe(code)
    expect(world.sim.sent()).toEqual([])
  })

  test('the message of one customer as an answer to another', async () => {
    const first = world.told('im_receive_msg')
    await world.sim.message({ from: 'someone', text: 'hi' }).outcome
    expect(codeOf(await world.reply({ to_user_id: 'someone' }, first))).toBe(28003082)
  })

  test('a token that is unknown, expired, of another business or taken back', async () => {
    const send = (token: string, openId = shop) =>
      world.call(`/im/send/msg/?open_id=${openId}`, replyTo(world.told('im_receive_msg'), {}), token)
    expect(codeOf(await send('act.nothing'))).toBe(2190002)
    expect(codeOf(await send(world.accessToken, '_000other'))).toBe(2190015)
    world.sim.faults({ tokenDiesEarly: true })
    expect([codeOf(await world.reply()), codeOf(await world.reply())]).toEqual([2190008, 0])
    world.sim.advance(15 * 86_400)
    expect(codeOf(await world.reply())).toBe(2190008)
    await world.sim.unauthorize().outcome
    expect(codeOf(await world.reply())).toBe(2190002)
  })

  test('a banned customer', async () => {
    world.sim.ban(customer, true)
    expect(codeOf(await world.reply())).toBe(28003101)
    world.sim.ban(customer, false)
    expect(codeOf(await world.reply())).toBe(0)
  })
})

test('a message from before a restart can still be answered, with the token of that time', async () => {
  const [before, token] = [world.told('im_receive_msg'), world.accessToken]
  await world.stop()
  world = await startDouyin()
  const send = () => world.call(`/im/send/msg/?open_id=${shop}`, replyTo(before, {}), token)
  expect(codeOf(await send())).toBe(0)
  await world.sim.unauthorize().outcome
  expect(codeOf(await send())).toBe(2190002)
  const { accessToken } = world.sim.grant()
  expect(codeOf(await world.call(`/im/send/msg/?open_id=${shop}`, replyTo(before, {}), accessToken))).toBe(0)
})

test('a message is answered to its writer alone, also after a restart', async () => {
  const before = world.told('im_receive_msg')
  await world.stop()
  world = await startDouyin()
  expect(codeOf(await world.reply({ to_user_id: 'someone' }, before))).toBe(2100005)
})

test('up to three messages go in one call', async () => {
  const list = ['一', '二', '三'].map((words) => text(words).content)
  expect(await world.reply({ content: undefined, content_list: list })).toMatchObject({ msg_list: { length: 3 } })
  expect(world.sim.sent().map((sent) => sent.text)).toEqual(['一', '二', '三'])
})

test('faults: a code so many times, an answer that never comes, and an API that is down', async () => {
  world.sim.faults({ sendErrcode: 28003018, sendErrcodeTimes: 2 })
  expect([codeOf(await world.reply()), codeOf(await world.reply()), codeOf(await world.reply())]).toEqual([
    28003018, 28003018, 0,
  ])
  world.sim.faults({ failHttpStatus: 502, failHttpStatusTimes: 1 })
  const url = `${world.sim.url}/im/send/msg/?open_id=${shop}`
  expect((await fetch(url, { method: 'POST', body: '{}' })).status).toBe(502)
  world.sim.faults({ hangSend: 'after' })
  const body = JSON.stringify(replyTo(world.told('im_receive_msg'), text('到了')))
  const headers = { 'access-token': world.accessToken }
  await expect(fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(300) })).rejects.toThrow()
  expect(world.sim.sent().at(-1)?.text).toBe('到了')
})
