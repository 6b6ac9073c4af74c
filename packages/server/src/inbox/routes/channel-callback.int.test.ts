import { expect, test } from 'vitest'
import { tampered } from '../../channels/testing/tampered.ts'
import { forged } from '../../channels/wecom-app/testing/forged.ts'
import { sign, signUrlCheck } from '../../channels/wecom-app/testing/sign.ts'
import { bootDesk, testKeys } from '../../testing/index.ts'
import { inboxSize, knockAt } from '../testing/knock.ts'

const desk = await bootDesk()
const knock = knockAt(desk.url)
const at = (type: string) => ({ path: `/channel/${type}/callback` })

const payload = (id: number) =>
  `<xml><FromUserName>liuyang</FromUserName><MsgType>text</MsgType><Content>x</Content><MsgId>${id}</MsgId></xml>`
const callback = (id: number) => sign(payload(id), testKeys)

test('a signed callback of a known family goes through its own door: one row, the answer of the door', async () => {
  const generic = await knock(callback(1), at('wechat'))
  expect(generic).toMatchObject({ status: 200, body: 'success' })
  const same = await knock(callback(1))
  expect(same.whole).toBe(generic.whole)
  expect(await inboxSize(desk.db)).toBe(1)
})

test('unsigned, forged and not configured are one and the same answer, and nothing is stored', async () => {
  const before = await inboxSize(desk.db)
  const wrong = [...tampered(callback(2)), ...Object.values(forged(testKeys))]
  const answers = []
  for (const request of wrong) answers.push(await knock(request, at('wechat')))
  for (const type of ['douyin', 'jd']) answers.push(await knock(callback(2), at(type)))
  answers.push(await knock({ ...signUrlCheck('1', testKeys), method: 'POST' }, at('wechat')))
  expect(new Set(answers.map(({ whole }) => whole)).size).toBe(1)
  expect(answers[0]).toMatchObject({ status: 401, type: 'application/json; charset=utf-8' })
  expect(JSON.parse(answers[0]?.body ?? '')).toEqual({ code: 40100, message: '回调未通过验证' })
  expect(await inboxSize(desk.db)).toBe(before)
})

test.each(['qq', 'WECHAT', 'wecom-app', '__proto__', 'constructor', '..', '%00'])(
  'the family %s is as unknown as any other path',
  async (type) => {
    const { status, body } = await knock(callback(3), at(type))
    const nowhere = await knock(callback(3), { path: '/nowhere' })
    expect({ status, body }).toEqual({ status: 404, body: nowhere.body })
  },
)

test('over 64 KiB is 413 in the envelope', async () => {
  const { status, body } = await knock({ ...callback(4), body: Buffer.alloc(64 * 1024 + 1) }, at('wechat'))
  expect({ status, body: JSON.parse(body) }).toEqual({
    status: 413,
    body: { code: 40000, message: '请求体超过 64 KiB' },
  })
})

test.each(['GET', 'PUT', 'HEAD'])('%s is not a way in', async (method) => {
  expect(await knock(callback(5), { ...at('wechat'), method })).toMatchObject({ status: 404 })
})

test('the OpenAPI says of both paths what the public contract says, and what is refused', async () => {
  const { paths } = await (await fetch(`${desk.url}/api/openapi.json`)).json()
  const { get, post } = paths['/wecom/callback']
  const generic = paths['/channel/{channelType}/callback'].post
  const query = (required: boolean, ...names: string[]) =>
    names.map((name) => ({ name, in: 'query', required, schema: { type: 'string' } }))
  expect(get).toMatchObject({
    operationId: 'verifyWecomUrl',
    tags: ['Channel Callback'],
    parameters: query(true, 'msg_signature', 'timestamp', 'nonce', 'echostr'),
    responses: {
      200: { description: 'decrypted echostr', content: { 'text/plain': { schema: { type: 'string' } } } },
      500: { content: { 'text/plain': { schema: { type: 'string' }, example: 'error' } } },
    },
  })
  expect(post).toMatchObject({
    operationId: 'handleWecomCallback',
    tags: ['Channel Callback'],
    'x-requirements': ['AC-MCA-08'],
    parameters: query(false, 'msg_signature', 'timestamp', 'nonce'),
    requestBody: { required: true, content: { 'application/xml': { schema: { type: 'string' } } } },
    responses: {
      200: { description: 'handled', content: { 'text/plain': { schema: { type: 'string' }, example: 'success' } } },
      403: { content: { 'text/plain': { example: 'error' } } },
      413: { content: { 'text/plain': { example: 'error' } } },
    },
  })
  expect(generic).toMatchObject({
    operationId: 'handleChannelCallback',
    tags: ['Channel Callback'],
    parameters: [
      { name: 'channelType', in: 'path', required: true, schema: { type: 'string', enum: ['wechat', 'douyin', 'jd'] } },
      ...['X-Signature', 'X-Timestamp', 'X-Nonce'].map((name) => ({
        name,
        in: 'header',
        required: false,
        schema: { type: 'string' },
      })),
    ],
    requestBody: { required: true, content: { 'application/json': { schema: { type: 'object' } } } },
    responses: { 200: { content: { 'application/json': { schema: { $ref: '#/components/schemas/ApiResponse' } } } } },
  })
  expect(Object.keys(generic.responses)).toEqual(expect.arrayContaining(['401', '404', '413']))
})
