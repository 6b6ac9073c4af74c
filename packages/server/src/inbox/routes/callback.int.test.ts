import { expect, test } from 'vitest'
import type { RawRequest } from '../../channels/channel.ts'
import { tampered } from '../../channels/testing/tampered.ts'
import { forged } from '../../channels/wecom-app/testing/forged.ts'
import { sign, signUrlCheck } from '../../channels/wecom-app/testing/sign.ts'
import { bootDesk, testKeys } from '../../testing/index.ts'
import { inboxSize, knockAt } from '../testing/knock.ts'

const desk = await bootDesk()
const knock = knockAt(desk.url)

let lastId = 7_300_000_000_000_000_000n
const message = (text: string) => {
  lastId++
  return `<xml><FromUserName>liuyang</FromUserName><CreateTime>1700000000</CreateTime><MsgType>text</MsgType><Content>${text}</Content><MsgId>${lastId}</MsgId></xml>`
}
const callback = (text: string) => sign(message(text), testKeys)

const error = (status: number) => ({ status, type: 'text/plain; charset=utf-8', body: 'error' })
const success = { status: 200, type: 'text/plain; charset=utf-8', body: 'success' }

test.each(['1234567890123456789', '7', '你好 <&> 😀', '{"json":true}', ' two \n lines '])(
  'the URL check of %j is answered with exactly that',
  async (echo) => {
    expect(await knock(signUrlCheck(echo, testKeys))).toMatchObject({ ...success, body: echo })
  },
)

test('the URL check is answered alike for every way to be wrong', async () => {
  const wrong = [
    ...tampered(signUrlCheck('42', testKeys)),
    signUrlCheck('42', { ...testKeys, WECOM_CALLBACK_TOKEN: 'another' }),
    signUrlCheck('42', { ...testKeys, WECHAT_CORP_ID: 'ww0000000000000000' }),
  ]
  await allAlike(wrong, error(500))
})

test('a callback is refused alike for every way to be wrong, and nothing is stored', async () => {
  const good = callback('x')
  const wrong = [
    ...tampered(good),
    ...Object.values(forged(testKeys)),
    sign(message('x'), { ...testKeys, WECOM_CALLBACK_TOKEN: 'another' }),
    sign(message('x'), { ...testKeys, WECOM_ENCODING_AES_KEY: 'x'.repeat(43) }),
    { ...good, body: callback('other').body },
  ]
  expect(wrong.length).toBeGreaterThan(60)
  await allAlike(wrong, error(403))
})

test.each([
  ['text/xml'],
  ['application/xml'],
  ['application/json'],
  ['text/plain; charset=gbk'],
  ['multipart/form-data'],
  ['xml'],
  [''],
])('a callback that calls itself %j is taken', async (type) => {
  expect(await knock(callback('x'), { headers: { 'content-type': type } })).toMatchObject(success)
})

test('a callback that says nothing of its type is taken', async () => {
  expect(await knock(callback('x'), { headers: {} })).toMatchObject(success)
})

test.each(['HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])(
  '%s is refused as a request, not as a failure of ours',
  async (method) => {
    const before = await inboxSize(desk.db)
    const { status } = await knock(callback('x'), { method })
    expect([404, 405]).toContain(status)
    expect(await inboxSize(desk.db)).toBe(before)
  },
)

test('a GET with a callback and a POST with a URL check are refused', async () => {
  expect(await knock({ ...callback('x'), method: 'GET' })).toMatchObject(error(500))
  expect(await knock({ ...signUrlCheck('42', testKeys), method: 'POST' })).toMatchObject(error(403))
})

test('a repeated callback is a success each time and one row in all', async () => {
  const before = await inboxSize(desk.db)
  const payload = message('x')
  for (let i = 0; i < 3; i++) expect(await knock(sign(payload, testKeys))).toMatchObject(success)
  expect(await inboxSize(desk.db)).toBe(before + 1)
})

test('a hundred at the same time are a success each and one row in all', async () => {
  const before = await inboxSize(desk.db)
  const payload = message('x')
  const answers = await Promise.all(Array.from({ length: 100 }, () => knock(sign(payload, testKeys))))
  expect(new Set(answers.map(({ status, body }) => `${status} ${body}`))).toEqual(new Set(['200 success']))
  expect(await inboxSize(desk.db)).toBe(before + 1)
})

test('an event without an id is stored once as well, however often it comes', async () => {
  const before = await inboxSize(desk.db)
  const event =
    '<xml><FromUserName>liuyang</FromUserName><CreateTime>1700000000</CreateTime><MsgType>event</MsgType><Event>enter_agent</Event></xml>'
  await Promise.all(Array.from({ length: 5 }, () => knock(sign(event, testKeys))))
  expect(await inboxSize(desk.db)).toBe(before + 1)
})

async function allAlike(wrong: readonly RawRequest[], expected: object): Promise<void> {
  const before = await inboxSize(desk.db)
  const answers = []
  for (const request of wrong) answers.push(await knock(request))
  expect(answers[0]).toMatchObject(expected)
  expect(new Set(answers.map(({ whole }) => whole)).size).toBe(1)
  expect(await inboxSize(desk.db)).toBe(before)
}
