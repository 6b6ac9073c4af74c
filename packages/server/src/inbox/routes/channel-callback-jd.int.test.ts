import { expect, test } from 'vitest'
import type { RawRequest } from '../../channels/channel.ts'
import { forged } from '../../channels/jd/testing/forged.ts'
import { encrypt, sign, signForm, signInBody, signInQuery, signStandard } from '../../channels/jd/testing/sign.ts'
import { tampered } from '../../channels/testing/tampered.ts'
import { sql } from '../../platform/db.ts'
import { bootDesk } from '../../testing/index.ts'
import { secondNode } from '../../testing/second-node.ts'
import { inboxSize, knockAt } from '../testing/knock.ts'

const keys = {
  JD_APP_KEY: 'app-key-of-the-test',
  JD_APP_SECRET: 'app-secret-of-the-test-0123456789abcdef',
  JD_WEBHOOK_SECRET: 'whsec_cGxhbnRlZC13ZWJob29rLXNlY3JldC0wMTIzNDU=',
  JD_API_BASE: 'http://127.0.0.1:9',
}
const desk = await bootDesk({ env: keys })
const knock = knockAt(desk.url)
const path = '/channel/jd/callback'
const at = { path }

const payload = (id: string, content = '在吗') =>
  JSON.stringify({
    ...{
      id,
      type: 'chat_message',
      from: { pin: 'buyer-1', app: 'im.customer' },
      to: { pin: 'waiter-1', app: 'im.waiter' },
    },
    ...{ body: { type: 'text', content, chatinfo: { sid: 's-1', venderId: '10001' } }, timestamp: Date.now() },
  })
const rowsOf = (id: string) =>
  desk.db.rows<{ account: string }>(sql`select account_id as account from inbound where remote_key = ${id}`)

test('each way of signing comes in by the manifest alone: one row, the answer of the channel', async () => {
  const requests = {
    headers: sign(payload('m-headers'), keys),
    query: signInQuery(payload('m-query'), keys),
    body: signInBody(payload('m-body'), keys),
    standard: signStandard(payload('m-standard'), keys.JD_WEBHOOK_SECRET),
  }
  for (const [way, request] of Object.entries(requests)) {
    const { status, type, body } = await knock(request, at)
    expect({ status, type, body: JSON.parse(body) }, way).toEqual({
      ...{ status: 200, type: 'application/json; charset=utf-8' },
      body: { code: 0, message: 'success', data: '' },
    })
    expect(await rowsOf(`m-${way}`)).toEqual([{ account: 'acc_jd_app-key-of-the-test' }])
  }
})

test('what does not prove itself gets one constant answer, whatever was wrong, and leaves nothing', async () => {
  const before = await inboxSize(desk.db)
  const good = sign(payload('m-refused'), keys)
  const wrong = [...tampered(good), ...Object.values(forged(keys))]
  const posts = wrong.filter(({ method }) => method === 'POST')
  const answers = []
  for (const request of posts) answers.push(await knock(sendable(request), at))
  expect(answers.length).toBeGreaterThan(30)
  expect(new Set(answers.map(({ whole }) => whole)).size).toBe(1)
  expect(answers[0]).toMatchObject({ status: 401, type: 'application/json; charset=utf-8' })
  expect(JSON.parse(answers[0]?.body ?? '')).toEqual({ code: 40100, message: '回调未通过验证' })
  expect(await inboxSize(desk.db)).toBe(before)
})

test('a channel that is not set up answers just the same', async () => {
  const bare = await bootDesk()
  const { whole } = await knock(sign(payload('m-x'), { ...keys, JD_APP_SECRET: 'another' }), at)
  expect((await knockAt(bare.url)(sign(payload('m-x'), keys), at)).whole).toBe(whole)
})

test('over 64 KiB is 413 in the envelope, and asking is not a way in', async () => {
  const large = { ...sign(payload('m-large'), keys), body: Buffer.alloc(64 * 1024 + 1) }
  const { status, body } = await knock(large, at)
  expect({ status, body: JSON.parse(body) }).toEqual({
    status: 413,
    body: { code: 40000, message: '请求体超过 64 KiB' },
  })
  for (const method of ['GET', 'PUT', 'HEAD'])
    expect(await knock(large, { path, method })).toMatchObject({ status: 404 })
})

test('100 captured callbacks sent again to a desk that has started anew create no row', async () => {
  const captured = Array.from({ length: 100 }, (_, n) => {
    const way = [sign, signInQuery, signInBody][n % 3] ?? sign
    return way(payload(`m-captured-${n}`), keys)
  })
  for (const request of captured) expect(await knock(request, at)).toMatchObject({ status: 200 })
  await desk.drain()
  const before = await countsOf()
  const again = knockAt((await secondNode(desk)).url)
  for (const request of captured) expect(await again(request, at)).toMatchObject({ status: 200 })
  await desk.drain()
  expect(await countsOf()).toEqual(before)
})

test('a retry with a new nonce and a new time is the same message', async () => {
  const body = payload('m-retried')
  for (const way of [sign, signInQuery, signInBody, sign])
    expect(await knock(way(body, keys), at)).toMatchObject({ status: 200 })
  expect(await rowsOf('m-retried')).toHaveLength(1)
})

test('a nonce that comes with another message is refused', async () => {
  const nonce = 'nonce-of-the-test-02'
  expect(await knock(sign(payload('m-first'), keys, { nonce }), at)).toMatchObject({ status: 200 })
  expect(await knock(sign(payload('m-second'), keys, { nonce }), at)).toMatchObject({ status: 401 })
  expect(await rowsOf('m-second')).toEqual([])
})

test('signed forms come in where the desk is set to take them, plain or encrypted', async () => {
  const env = { ...keys, JD_SIGN_MODE: 'jos' }
  const other = await bootDesk({ env })
  const knockThere = knockAt(other.url)
  const forms = [{ jd_param_json: payload('m-form') }, { encrypt_jd_param_json: encrypt(payload('m-sealed'), env) }]
  for (const form of forms) {
    const { status, body } = await knockThere(signForm(form, env), at)
    expect({ status, body: JSON.parse(body) }).toEqual({ status: 200, body: { code: '0', msg: 'success', data: '' } })
  }
  expect(await inboxSize(other.db)).toBe(2)
  expect(await knockThere(sign(payload('m-hmac'), env), at)).toMatchObject({ status: 401 })
})

/** A header that is left away is not sent as a word. */
const sendable = (request: RawRequest): RawRequest => ({
  ...request,
  headers: Object.fromEntries(Object.entries(request.headers).filter(([, value]) => value !== undefined)),
})

const countsOf = () =>
  desk.db.one(sql`
    select (select count(*) from inbound) as inbound, (select count(*) from messages) as messages,
      (select count(*) from sessions) as sessions, (select count(*) from outbound) as outbound`)
