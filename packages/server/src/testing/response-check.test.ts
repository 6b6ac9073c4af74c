import { expect, test } from 'vitest'
import { createResponseCheck, type OpenApi } from './response-check.ts'

const json = (schema: Record<string, unknown>) => ({ content: { 'application/json': { schema } } })
const refused = json({ $ref: '#/components/schemas/ApiResponse' })

const document: OpenApi = {
  paths: {
    '/api/sessions': { get: { responses: { 200: json({ $ref: '#/components/schemas/List' }), '4XX': refused } } },
    '/api/sessions/{id}': { get: { responses: { 200: json({ $ref: '#/components/schemas/One' }), 404: refused } } },
    '/api/agents/me': { get: { responses: { 200: json({ type: 'object' }), default: refused } } },
    '/plain': { get: { responses: { 200: {} } } },
  },
  components: {
    schemas: {
      ApiResponse: {
        type: 'object',
        required: ['code', 'message'],
        properties: { code: { type: 'integer' }, message: { type: 'string' }, data: {} },
      },
      Session: {
        type: 'object',
        required: ['sessionId', 'status', 'createdAt'],
        properties: {
          sessionId: { type: 'string' },
          status: { type: 'string', enum: ['ai', 'closed'] },
          kfId: {},
          createdAt: { type: 'string', format: 'date-time' },
        },
      },
      One: envelope({ $ref: '#/components/schemas/Session' }),
      List: envelope({ type: 'array', items: { $ref: '#/components/schemas/Session' } }),
    },
  },
}

const check = createResponseCheck(document)
const session = { sessionId: 'ses_1', status: 'ai', createdAt: '2026-01-02T03:04:05.678Z' }
const ok = (data: unknown) => ({ code: 0, message: 'ok', data })
const get = (path: string, status: number, body: unknown) => () => check({ method: 'GET', path, status, body })

test('a response that keeps to the document passes, with a query and with a parameter in its path', () => {
  get('/api/sessions?status=ai', 200, ok([session]))()
  get('/api/sessions/ses_1', 200, ok(session))()
  get('/api/sessions/ses_1', 404, { code: 40401, message: '会话不存在' })()
})

test.each([
  ['a missing key', '/api/sessions', 200, ok([{ ...session, sessionId: undefined }]), /sessionId/],
  ['a key of another type', '/api/sessions/ses_1', 200, ok({ ...session, sessionId: 7 }), /sessionId must be string/],
  ['a value outside the enum', '/api/sessions/ses_1', 200, ok({ ...session, status: 'lost' }), /status/],
  [
    'a time without zone',
    '/api/sessions/ses_1',
    200,
    ok({ ...session, createdAt: '2026-01-02T03:04:05' }),
    /date-time/,
  ],
  ['an object where a list belongs', '/api/sessions', 200, ok(session), /must be array/],
  ['a refusal without the envelope', '/api/sessions', 400, { error: 'bad' }, /code/],
  [
    'a null, even where any value may be',
    '/api/sessions/ses_1',
    200,
    ok({ ...session, kfId: null }),
    /null at body\.data\.kfId/,
  ],
  ['a status that is not declared', '/api/sessions/ses_1', 409, ok(session), /does not declare this status/],
  ['an operation that is not declared', '/api/secret', 200, ok({}), /no such operation/],
  ['JSON where none is declared', '/plain', 200, {}, /no JSON body/],
])('%s is refused', (_what, path, status, body, complaint) => {
  expect(get(path, status, body)).toThrow(complaint)
})

test('the class of a status and the default stand for what is not declared exactly', () => {
  get('/api/sessions', 429, { code: 42900, message: '请求过于频繁' })()
  get('/api/agents/me', 418, { code: 1, message: '' })()
  expect(get('/api/agents/me', 418, {})).toThrow(/code/)
})

test('null is a value for families whose contract does not forbid it', () => {
  get('/api/agents/me', 200, { name: null })()
})

test('an address that nobody serves answers 404 and nothing else', () => {
  get('/api/nowhere', 404, { code: 1004, message: '接口不存在' })()
  expect(get('/api/nowhere', 200, {})).toThrow(/no such operation/)
})

function envelope(data: Record<string, unknown>): Record<string, unknown> {
  return {
    type: 'object',
    required: ['code', 'message', 'data'],
    properties: { code: { type: 'integer' }, message: { type: 'string' }, data },
  }
}
