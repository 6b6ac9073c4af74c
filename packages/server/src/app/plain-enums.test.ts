import { Type } from 'typebox'
import { expect, test } from 'vitest'
import { plainEnums } from './plain-enums.ts'

test('a union of literals is one enum with its type, wherever it stands', () => {
  const status = {
    anyOf: [
      { type: 'string', enum: ['ai'] },
      { type: 'string', enum: ['closed'] },
    ],
    description: 'd',
  }
  const plain = { type: 'string', enum: ['ai', 'closed'], description: 'd' }
  expect(plainEnums({ paths: [{ schema: status }], properties: { status } })).toEqual({
    paths: [{ schema: plain }],
    properties: { status: plain },
  })
})

test('an enum of texts gets its type', () => {
  expect(plainEnums({ enum: ['wechat', 'web'] })).toEqual({ type: 'string', enum: ['wechat', 'web'] })
})

test.each([
  ['alternatives that differ in more than their value', Type.Union([Type.Object({}), Type.Literal('a')])],
  ['numbers', { enum: [0, 1] }],
  ['a property that is called enum', { properties: { enum: { type: 'array' }, anyOf: { type: 'string' } } }],
  ['no alternatives', { anyOf: [] }],
])('%s stay as they are', (_what, schema) => {
  const json: unknown = JSON.parse(JSON.stringify(schema))
  expect(plainEnums(json)).toEqual(json)
})
