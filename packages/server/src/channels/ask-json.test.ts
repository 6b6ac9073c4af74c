import { createServer } from 'node:http'
import { inspect } from 'node:util'
import { afterAll, expect, test } from 'vitest'
import { ChannelError } from '../platform/errors.ts'
import { askJson } from './ask-json.ts'

let answer = { status: 200, body: '{}', location: '' }
const asked: { method: string | undefined; type: string | undefined; body: string }[] = []
const server = createServer(async (request, response) => {
  let body = ''
  for await (const piece of request) body += piece
  asked.push({ method: request.method, type: request.headers['content-type'], body })
  response.writeHead(answer.status, answer.location ? { location: answer.location } : {}).end(answer.body)
})
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
afterAll(() => void server.close())
const address = server.address()
const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/hidden-path`

const ask = (body?: unknown, ask: typeof fetch = fetch, at = url) => askJson(ask, at, { body, deadlineMs: 5_000 })
const failure = (asking: Promise<unknown>) =>
  asking.then(
    () => undefined,
    (error: unknown) => (error instanceof ChannelError ? error : undefined),
  )

test('a body is posted as JSON, nothing is asked for with GET, and the object of a 2xx comes back', async () => {
  answer = { status: 202, body: '{"id":"1"}', location: '' }
  expect(await ask({ a: '你' })).toEqual({ id: '1' })
  expect(await ask('{"raw":1}')).toEqual({ id: '1' })
  expect(await ask()).toEqual({ id: '1' })
  expect(asked.splice(0)).toEqual([
    { method: 'POST', type: 'application/json', body: '{"a":"你"}' },
    { method: 'POST', type: 'application/json', body: '{"raw":1}' },
    { method: 'GET', type: undefined, body: '' },
  ])
})

test.each([
  [400, '{}', 'rejected', true],
  [401, '{}', 'auth', true],
  [403, '{}', 'auth', true],
  [404, '{}', 'rejected', true],
  [410, '{}', 'gone', true],
  [429, '{}', 'rate', true],
  [302, '', 'down', false],
  [500, '{}', 'down', false],
  [200, '[]', 'down', false],
  [200, '<html>', 'down', false],
])('an answer of %i %s is %s, certain: %s', async (status, body, kind, certain) => {
  answer = { status, body, location: 'http://elsewhere.test/' }
  expect(await failure(ask({}))).toMatchObject({ kind, certain })
})

test('a remote where nobody listens surely did nothing', async () => {
  const gone = createServer()
  await new Promise<void>((resolve) => gone.listen(0, '127.0.0.1', resolve))
  const at = gone.address()
  await new Promise((resolve) => gone.close(resolve))
  const nowhere = `http://127.0.0.1:${typeof at === 'object' && at ? at.port : 0}/`
  expect(await failure(ask({}, fetch, nowhere))).toMatchObject({ kind: 'down', certain: true })
})

test('whatever the fetch says, neither address nor body nor cause is in the error', async () => {
  const telling: typeof fetch = (input, init) =>
    Promise.reject(new TypeError(`no way to ${String(input)}`, { cause: { init, code: 'hidden-code' } }))
  const error = await failure(ask({ a: 'hidden-text' }, telling))
  expect(error).toMatchObject({ kind: 'down', certain: false })
  expect(inspect(error, { depth: 9, showHidden: true })).not.toMatch(/hidden/)
})
