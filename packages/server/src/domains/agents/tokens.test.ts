import { expect, test } from 'vitest'
import { tokenFrom } from './tokens.ts'

test.each([
  ['Bearer abc', 'abc'],
  ['bearer abc', 'abc'],
  ['BEARER abc', 'abc'],
  ['BeArEr   abc', 'abc'],
  ['  Bearer\tabc  ', 'abc'],
  ['abc', 'abc'],
  ['  abc ', 'abc'],
])('%j carries the token %j', (header, token) => {
  expect(tokenFrom(header)).toBe(token)
})

test.each([undefined, '', '   ', 'Bearer', 'bearer ', 'Bearer a b', 'Basic dXNlcjpwYXNz', 'Bearer Bearer abc'])(
  '%j carries none',
  (header) => {
    expect(tokenFrom(header)).toBeUndefined()
  },
)
