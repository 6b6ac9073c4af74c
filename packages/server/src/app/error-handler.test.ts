import Fastify from 'fastify'
import { expect, test, vi } from 'vitest'
import { AppError, ChannelError } from '../platform/errors.ts'
import { handleErrors } from './error-handler.ts'
import { validateStrictly } from './validation.ts'

const lines: string[] = []
const app = Fastify({ logger: { level: 'error', stream: { write: (line: string) => void lines.push(line) } } })
validateStrictly(app)
handleErrors(app)
const thrower = vi.fn<() => unknown>()
app.get('/throws', async () => {
  throw thrower()
})
const body = { type: 'object', required: ['name'], properties: { name: { type: 'string' }, in: { type: 'object' } } }
app.post('/shape', { schema: { body } }, async () => ({}))
app.post('/shape422', { schema: { body }, config: { badShape: 422 } }, async () => ({}))
app.post('/small', { bodyLimit: 10 }, async () => ({}))

async function answerTo(error: unknown) {
  lines.length = 0
  thrower.mockReturnValue(error)
  const response = await app.inject('/throws')
  return { status: response.statusCode, ...response.json<Record<string, unknown>>() }
}

test('a refusal says its code, its sentence and its data, and is nothing for the log', async () => {
  expect(await answerTo(new AppError(1003, 403, '不在通讯录', { data: { reason: 'not_in_directory' } }))).toEqual({
    status: 403,
    code: 1003,
    message: '不在通讯录',
    data: { reason: 'not_in_directory' },
  })
  expect(await answerTo(new AppError(40401, 404, '会话不存在'))).toEqual({
    status: 404,
    code: 40401,
    message: '会话不存在',
  })
  expect(lines).toEqual([])
})

test.each([
  ['an error nobody foresaw', new TypeError('secret of the server')],
  ['an error of a channel', new ChannelError('down', true, 'secret of the server')],
  ['what is no error at all', 'secret of the server'],
  ['an error of the database', Object.assign(new Error('secret of the server'), { code: '23505', severity: 'ERROR' })],
  ['nothing', undefined],
])('%s is told to the log and not to the caller', async (_what, error) => {
  const answer = await answerTo(error)
  expect(answer).toEqual({
    status: 500,
    code: 50000,
    message: '服务器内部错误',
    data: { requestId: expect.any(String) },
  })
  if (error !== undefined) expect(lines.join()).toContain('secret of the server')
})

test('a refusal that is our own fault keeps its code and hides its text', async () => {
  const answer = await answerTo(new AppError(1005, 500, 'secret of the server'))
  expect(answer).toMatchObject({ status: 500, code: 1005, message: '服务器内部错误' })
  expect(lines.join()).toContain('secret of the server')
})

test('or shows a sentence that was meant for callers, with the number of the request, and never the cause', async () => {
  const cause = new TypeError('secret of the server')
  const answer = await answerTo(new AppError(50300, 503, '服务暂时不可用', { cause, exposed: true }))
  expect(answer).toEqual({
    status: 503,
    code: 50300,
    message: expect.stringMatching(/^服务暂时不可用: 请求编号 \S+$/),
    data: { requestId: expect.any(String) },
  })
  expect(lines.join()).toContain('secret of the server')
})

test('text that the database cannot hold is a bad parameter', async () => {
  const error = Object.assign(new Error('invalid byte sequence for encoding "UTF8": 0x00'), {
    code: '22021',
    severity: 'ERROR',
  })
  expect(await answerTo(error)).toMatchObject({ status: 400, code: 40000 })
})

test.each([
  ['/shape', 400],
  ['/shape422', 422],
])('%s: a body of the wrong shape answers %i and names the field first', async (url, status) => {
  const post = async (payload: object) => {
    const response = await app.inject({ method: 'POST', url, payload })
    expect(response.statusCode).toBe(status)
    expect(response.json()).toMatchObject({ code: 40000 })
    return response.json<{ message: string }>().message
  }
  expect(await post({ name: 7 })).toMatch(/^参数错误：name: /)
  expect(await post({ name: 'x', in: 1 })).toMatch(/^参数错误：in: /)
  expect(await post({})).toMatch(/^参数错误：body: .*name/)
})

test.each([
  ['a body that is no JSON', '/shape', '{"name": "geheim', 400],
  ['a body that is too large', '/small', '"12345678901"', 413],
])('%s is refused without being repeated', async (_what, url, payload, status) => {
  const response = await app.inject({ method: 'POST', url, payload, headers: { 'content-type': 'application/json' } })
  expect(response.statusCode).toBe(status)
  expect(response.json()).toEqual({ code: 40000, message: expect.any(String) })
  expect(response.body).not.toContain('geheim')
})

test('a content type that nobody reads is refused', async () => {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const response = await app.inject({ method: 'POST', url: '/shape', payload: 'name=x', headers })
  expect([response.statusCode, response.json().code]).toEqual([415, 40000])
})

test('an address that nobody serves answers in the same envelope', async () => {
  const response = await app.inject('/nowhere')
  expect([response.statusCode, response.json()]).toEqual([404, { code: 1004, message: '接口不存在' }])
})
