import Fastify from 'fastify'
import { expect, test, vi } from 'vitest'
import { AppError } from '../platform/errors.ts'
import { handleErrors, refuseAddress } from './error-handler.ts'
import { validateStrictly } from './validation.ts'

const app = Fastify({ logger: { level: 'silent' }, frameworkErrors: refuseAddress })
validateStrictly(app)
handleErrors(app)
const thrower = vi.fn<() => unknown>()
const body = { type: 'object', required: ['name'], properties: { name: { type: 'string' } } }
for (const family of ['/api/v1', '/api/v3', '/api']) {
  app.get(`${family}/throws`, async () => {
    throw thrower()
  })
  app.post(`${family}/shape`, { schema: { body } }, async () => ({}))
}

async function answer(family: string, thrown: unknown) {
  thrower.mockReturnValue(thrown)
  const response = await app.inject(`${family}/throws`)
  return { status: response.statusCode, body: response.json() }
}

async function shape(family: string, payload: string) {
  const headers = { 'content-type': 'application/json' }
  const response = await app.inject({ method: 'POST', url: `${family}/shape`, headers, payload })
  return { status: response.statusCode, body: response.json() }
}

const refused = new AppError(40300, 403, '无权访问', { data: { code: 'not_yours' } })

test('each family of routes tells a refusal in the words of its own contract', async () => {
  expect(await answer('/api/v1', refused)).toEqual({ status: 403, body: { detail: '无权访问' } })
  expect(await answer('/api/v3', refused)).toEqual({
    status: 403,
    body: {
      detail: '无权访问',
      error: { message: '无权访问', type: 'permission_error', param: null, code: 'not_yours' },
    },
  })
  expect(await answer('/api', refused)).toEqual({
    status: 403,
    body: { code: 40300, message: '无权访问', data: { code: 'not_yours' } },
  })
})

test.each(['/api/v1', '/api/v3', '/api'])('%s tells nothing of what nobody foresaw', async (family) => {
  const { status, body } = await answer(family, new TypeError('secret of the server'))
  expect([status, JSON.stringify(body)]).toEqual([500, expect.not.stringContaining('secret')])
  expect(body.detail ?? body.message).toBe('服务器内部错误')
})

test('a wrong shape is 422 with its place, or what OpenAI’s clients expect, or the desk’s own', async () => {
  expect(await shape('/api/v1', '{"name": 7}')).toEqual({
    status: 422,
    body: { detail: [{ loc: ['name'], msg: 'must be string' }] },
  })
  expect(await shape('/api/v3', '{"name": 7}')).toMatchObject({
    status: 400,
    body: { error: { type: 'invalid_request_error', param: 'name' } },
  })
  expect(await shape('/api', '{"name": 7}')).toMatchObject({ status: 400, body: { code: 40000 } })
})

test('what is no JSON is a wrong shape as well', async () => {
  expect(await shape('/api/v1', '{"name"')).toMatchObject({ status: 422, body: { detail: [{ loc: ['body'] }] } })
  expect(await shape('/api/v3', '{"name"')).toMatchObject({ status: 400, body: { error: { param: 'body' } } })
  expect(await shape('/api', '{"name"')).toMatchObject({ status: 400, body: { code: 40000 } })
})

test('an address that is not there, or cannot be read, answers in the words of its family too', async () => {
  for (const url of ['/api/v1/nowhere', '/api/v1/%zz'])
    expect((await app.inject(url)).json()).toEqual({ detail: expect.any(String) })
  expect((await app.inject('/api/v3/nowhere')).json()).toMatchObject({ error: { message: '接口不存在' } })
})
