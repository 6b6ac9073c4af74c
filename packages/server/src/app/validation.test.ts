import Fastify, { type FastifyInstance } from 'fastify'
import { expect, test } from 'vitest'
import { validateStrictly } from './validation.ts'

/** A route in the root, one in a scope, and one in a scope with shared schemas of its own. */
async function createApp() {
  const app = Fastify()
  validateStrictly(app)
  const schema = {
    body: {
      type: 'object',
      required: ['name'],
      properties: { name: { type: 'string', minLength: 1 }, at: { format: 'date-time' } },
    },
    querystring: { type: 'object', properties: { limit: { type: 'integer', default: 7 }, all: { type: 'boolean' } } },
    headers: { type: 'object', properties: { 'x-count': { type: 'integer' } } },
  }
  const route = (at: FastifyInstance, url: string) =>
    at.post(url, { schema }, async ({ body, query, headers }) => ({ body, query, count: headers['x-count'] }))
  route(app, '/root')
  await app.register(async (scope) => void route(scope, '/scope'))
  await app.register(async (scope) => {
    scope.addSchema({ $id: 'Other', type: 'object' })
    route(scope, '/own')
  })
  return app
}

const app = await createApp()
const post = (url: string, payload: object, headers = {}) => app.inject({ method: 'POST', url, payload, headers })

test.each(['/root', '/scope', '/own'])('%s: what a body says is taken as it is, never cast', async (url) => {
  expect((await post(url, { name: 'x' })).statusCode).toBe(200)
  for (const name of [7, true, null, ['x'], {}, '']) {
    expect([name, (await post(url, { name })).statusCode]).toEqual([name, 400])
  }
  expect((await post(url, { name: 'x', at: 'yesterday' })).statusCode).toBe(400)
})

test.each(['/root', '/scope', '/own'])('%s: a URL and headers are text, and are cast', async (url) => {
  const { body } = await post(`${url}?limit=3&all=true`, { name: 'x', more: 1 }, { 'x-count': '5' })
  expect(JSON.parse(body)).toEqual({ body: { name: 'x', more: 1 }, query: { limit: 3, all: true }, count: 5 })
  expect((await post(`${url}?limit=many`, { name: 'x' })).statusCode).toBe(400)
})

test.each(['/root', '/scope', '/own'])('%s: what is left out gets its default', async (url) => {
  expect(JSON.parse((await post(url, { name: 'x' })).body).query).toEqual({ limit: 7 })
})

test.each(['/root', '/scope', '/own'])('%s: a parameter that is given twice is refused', async (url) => {
  expect((await post(`${url}?limit=1&limit=2`, { name: 'x' })).statusCode).toBe(400)
})
