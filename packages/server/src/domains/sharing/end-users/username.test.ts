import { expect, test } from 'vitest'
import { newUsername, usernameFrom } from './username.ts'

test.each([
  ['alice', 'Alice'],
  ['alice', '  ALICE '],
  ['alice', 'ａｌｉｃｅ'],
  ['strasse', 'Straße'],
  ['ος', 'ΟΣ'],
  ['张三', '张三'],
])('%s and %s are one name', (one, other) => {
  expect(usernameFrom(other).key).toBe(usernameFrom(one).key)
})

test('a name is shown as it was chosen, without the space around it', () => {
  expect(newUsername(' Alice Wang ')).toEqual({ shown: 'Alice Wang', key: 'alice wang' })
})

test.each([['x'.repeat(65)], ['a\u0000b'], ['a\nb'], ['a\u202Eb'], ['a\u200Bb'], ['\ud800']])(
  '%j is no name',
  (text) => {
    expect(() => newUsername(text)).toThrow('username')
  },
)
