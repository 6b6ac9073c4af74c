import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { isObject, type JsonObject } from '../http/fields.ts'
import { beijing } from './beijing.ts'
import { app, customer, errorCode, type JdWorld, sendMethod, startJd } from './testing/world.ts'

let world: JdWorld
beforeEach(async () => {
  world = await startJd()
  await world.sim.message({ from: customer, text: '发货了吗' }).outcome
})
afterEach(() => world.stop())

const logMethod = 'jingdong.im.pop.chatlog.get'
const day = 86_400_000
const span = () => ({ startTime: beijing(world.sim.now() - day), endTime: beijing(world.sim.now()) })
const pageOf = ({ jingdong_im_pop_chatlog_get_responce: root }: JsonObject): JsonObject =>
  isObject(root) && isObject(root.ChatLogPage) ? root.ChatLogPage : {}

test('a reply reaches the customer and is answered under the name of its method', async () => {
  expect(await world.reply({ content: '发了' })).toMatchObject({
    jingdong_im_waiter_chatmessage_send_responce: { code: '0', result: { id: 'm1', time: expect.any(Number) } },
  })
  expect(world.sim.sent()).toMatchObject([{ account: '10001', touser: customer, text: '发了' }])
})

describe('is refused', () => {
  test.each([
    ['a wrong sign', { sign: 'X' }, '12'],
    ['a clock that is eleven minutes off', { timestamp: beijing(Date.now() - 660_000) }, '8'],
    ['no time at all', { timestamp: '' }, '8'],
    ['another app', { app_key: 'OTHER' }, '21'],
    ['a missing token', { access_token: '' }, '18'],
    ['a wrong token', { access_token: 'x' }, '19'],
    ['an unknown method', { method: 'jingdong.nothing.get' }, '15'],
    ['parameters that are no JSON', { '360buy_param_json': '{' }, '60'],
  ])('%s', async (_, system, code) => {
    expect(errorCode(await world.call(logMethod, span(), system))).toBe(code)
  })

  test.each([
    ['501 characters', { content: '字'.repeat(501) }, {}, '90003'],
    ['a forbidden word', { content: '违禁词' }, {}, '90004'],
    ['an unknown sid', {}, { sid: 'f'.repeat(32) }, '90001'],
    ['another shop', {}, { venderId: '7' }, '90001'],
    ['an empty text', { content: '' }, {}, '60'],
  ])('a message with %s', async (_, patch, chatinfo, code) => {
    expect(errorCode(await world.reply(patch, chatinfo))).toBe(code)
    expect(world.sim.sent()).toEqual([])
  })

  test('a reply after 24 hours, until the customer is there again', async () => {
    world.sim.advance(86_401)
    expect(errorCode(await world.reply())).toBe('90002')
    await world.sim.event({ type: 'session_open', from: customer }).outcome
    expect(errorCode(await world.reply())).toBe('0')
    expect(world.sim.ledger()[0]?.refused).toEqual({ 90002: 1 })
  })
})

test('a consultation from before a restart is known by its id, to its customer alone', async () => {
  await world.sim.event({ type: 'session_close', from: customer }).outcome
  await world.sim.message({ from: customer, text: '又来了' }).outcome
  const [before] = world.product.received.slice(-1)
  await world.stop()
  world = await startJd()
  if (before) world.product.received.push(before)
  expect(errorCode(await world.reply())).toBe('0')
  await world.sim.message({ from: 'jd_other', text: 'hi' }).outcome
  const { body } = before?.json ?? {}
  const sid = isObject(body) && isObject(body.chatinfo) ? body.chatinfo.sid : ''
  expect(errorCode(await world.reply({}, { sid }))).toBe('90001')
})

test('the chat log tells both sides page by page, by old and new names of parameters', async () => {
  for (let i = 0; i < 5; i++) await world.sim.message({ from: customer, text: `第 ${i} 句` }).outcome
  await world.reply({ content: '收到' })
  await world.sim.message({ from: 'jd_other', text: '别人' }).outcome
  const page = pageOf(await world.call(logMethod, { ...span(), customer, page: 2, pageSize: 4 }))
  expect(page).toMatchObject({
    totalRecord: 7,
    chatLogList: [
      { content: '第 3 句', waiterSend: false, customer },
      { content: '第 4 句', sid: expect.stringMatching(/^[0-9a-f]{32}$/), time: expect.any(Number), channel: 11 },
      { content: '收到', waiterSend: true, waiter: 'yunshan_waiter' },
    ],
  })
  const { startTime: starttime, endTime: endtime } = span()
  expect(pageOf(await world.call(logMethod, { starttime, endtime }))).toMatchObject({ totalRecord: 8 })
  expect(errorCode(await world.call(logMethod, { ...span(), pageSize: 101 }))).toBe('60')
})

test('a GET is answered like a form', async () => {
  const url = new URL(`${world.sim.url}/routerjson`)
  url.searchParams.set('app_key', app.appKey)
  expect(errorCode(await (await fetch(url)).json())).toBe('8')
})

test('a repeat of an id is a second message, unless the fault drops it', async () => {
  await world.reply()
  await world.reply()
  expect(world.sim.sent()).toHaveLength(2)
  world.sim.faults({ sendDedupes: true })
  const first = await world.reply()
  expect(await world.reply()).toEqual(first)
  expect(world.sim.sent()).toHaveLength(3)
})

test('faults: codes so many times, a dying token, and an answer that never comes', async () => {
  world.sim.faults({ sendErrcode: 2, sendErrcodeTimes: 1 })
  expect([errorCode(await world.reply()), errorCode(await world.reply())]).toEqual(['2', '0'])
  world.sim.faults({ tokenDiesEarly: true })
  expect([errorCode(await world.reply()), errorCode(await world.reply())]).toEqual(['19', '0'])
  world.sim.faults({ hangSend: 'before' })
  const form = new URLSearchParams({ method: sendMethod })
  const asked = fetch(`${world.sim.url}/routerjson`, { method: 'POST', body: form, signal: AbortSignal.timeout(200) })
  await expect(asked).rejects.toThrow()
})
