import { expect, test } from 'vitest'
import { differences } from './differences.ts'
import type { OpenApi } from './open-api.ts'

type Json = Record<string, unknown>

const listItem: Json = {
  type: 'object',
  properties: {
    id: { type: 'string' },
    channelType: { type: 'string', enum: ['wechat', 'jd'] },
    status: { type: 'string', enum: ['ai', 'closed'] },
    at: { type: 'string', format: 'date-time' },
  },
}

function contract(): OpenApi {
  return structuredClone({
    tags: [{ name: 'Sessions' }],
    paths: {
      '/s/{id}': {
        post: {
          operationId: 'postS',
          tags: ['Sessions'],
          'x-requirements': ['R1'],
          parameters: [
            { $ref: '#/components/parameters/id' },
            { name: 'X-Nonce', in: 'header', required: false, schema: { type: 'string' } },
          ],
          requestBody: {
            required: true,
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  required: ['text'],
                  properties: { text: { type: 'string' }, kind: { type: 'string', default: 'plain' } },
                },
              },
            },
          },
          responses: {
            '200': { content: { 'application/json': { schema: { $ref: '#/components/schemas/List' } } } },
            '404': { $ref: '#/components/responses/Refused' },
          },
        },
      },
    },
    components: {
      parameters: { id: { name: 'id', in: 'path', required: true, schema: { type: 'string' } } },
      responses: { Refused: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Base' } } } } },
      schemas: {
        Base: { type: 'object', required: ['code'], properties: { code: { type: 'integer' }, data: {} } },
        List: {
          allOf: [
            { $ref: '#/components/schemas/Base' },
            { type: 'object', properties: { data: { type: 'array', items: { $ref: '#/components/schemas/Item' } } } },
          ],
        },
        Item: listItem,
      },
    },
    'x-websocket': { path: '/ws', client: [{ type: 'bind' }], server: ['new'] },
  })
}

/** Changes one place of a copy, named by its keys. */
function changed(keys: readonly (string | number)[], change: (parent: Json, key: string) => void): OpenApi {
  const copy = contract()
  const path = keys.map(String)
  const last = path.pop() ?? ''
  let parent: unknown = copy
  for (const key of path) parent = (parent as Json)[key]
  change(parent as Json, last)
  return copy
}

const remove = (...keys: (string | number)[]) => changed(keys, (parent, key) => void delete parent[key])
const set = (value: unknown, ...keys: (string | number)[]) =>
  changed(keys, (parent, key) => {
    parent[key] = value
  })

const op = ['paths', '/s/{id}', 'post'] as const
const body = [...op, 'requestBody', 'content', 'application/json', 'schema'] as const
const item = ['components', 'schemas', 'Item', 'properties'] as const

test('a document is a superset of itself', () => {
  expect(differences(contract(), contract())).toEqual([])
})

test.each([
  ['a path', remove('paths', '/s/{id}')],
  ['a method', remove(...op)],
  ['an operationId', set('other', ...op, 'operationId')],
  ['a tag of an operation', set([], ...op, 'tags')],
  ['a tag of the document', set([], 'tags')],
  ['a requirement', remove(...op, 'x-requirements')],
  ['a parameter', set([], ...op, 'parameters')],
  ['a required parameter that is not required', set(false, 'components', 'parameters', 'id', 'required')],
  ['an optional parameter that is required', set(true, ...op, 'parameters', 1, 'required')],
  ['a parameter in another place', set('query', ...op, 'parameters', 1, 'in')],
  ['a body', remove(...op, 'requestBody')],
  ['a body of another content type', set({ 'text/xml': {} }, ...op, 'requestBody', 'content')],
  ['a body that may be left out', set(false, ...op, 'requestBody', 'required')],
  ['a required property of a body', set([], ...body, 'required')],
  ['a property of a body', remove(...body, 'properties', 'kind')],
  ['a default', remove(...body, 'properties', 'kind', 'default')],
  ['a value that a body may no longer have', set(['plain'], ...body, 'properties', 'kind', 'enum')],
  ['a status', remove(...op, 'responses', '404')],
  ['a content type of an answer', set({}, ...op, 'responses', '200', 'content')],
  ['a property of an answer, behind allOf and $ref', remove(...item, 'id')],
  ['a type', set('integer', ...item, 'id', 'type')],
  ['a format', remove(...item, 'at', 'format')],
  ['a value of an enum', set(['ai'], ...item, 'status', 'enum')],
  ['a required property of an answer', remove('components', 'schemas', 'Base', 'required')],
  ['a named schema', remove('components', 'schemas', 'List', 'allOf')],
  ['a frame of the server', set([], 'x-websocket', 'server')],
  ['a frame of the client', set([], 'x-websocket', 'client')],
])('%s that is lost is told', (_what, served) => {
  expect(differences(contract(), served)).not.toEqual([])
})

test.each([
  ['a parameter', set([{ name: 'new', in: 'query', required: true, schema: {} }], ...op, 'parameters')],
  ['a property of a body', set(['text', 'more'], ...body, 'required')],
  ['a value of an enum', set(['ai', 'closed', 'lost'], ...item, 'status', 'enum')],
])('%s that clients of the contract do not know and must is told', (_what, served) => {
  expect(differences(contract(), served)).toContainEqual(expect.stringContaining('unknown to the contract'))
})

test.each([
  ['another path', set({}, 'paths', '/more')],
  ['another status', set({}, ...op, 'responses', '429')],
  ['another property of an answer', set({ type: 'string' }, ...item, 'more')],
  ['another channel', set(['wechat', 'jd', 'web'], ...item, 'channelType', 'enum')],
  ['a header in other letters', set('x-nonce', ...op, 'parameters', 1, 'name')],
])('%s is no difference', (_what, served) => {
  expect(differences(contract(), served)).toEqual([])
})
