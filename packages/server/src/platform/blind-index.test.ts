import { expect, test } from 'vitest'
import { openBlindIndex } from './blind-index.ts'

test('the same text has the same hash under one key and purpose, and another under any other', () => {
  const index = openBlindIndex(['one'], 'phone')
  expect(index.of('13800138000')).toEqual(openBlindIndex(['one'], 'phone').of('13800138000'))
  for (const other of [openBlindIndex(['two'], 'phone'), openBlindIndex(['one'], 'mail')])
    expect(other.of('13800138000')).not.toEqual(index.of('13800138000'))
})

test('what was stored under a former key is still found', () => {
  const before = openBlindIndex(['one'], 'phone')
  const after = openBlindIndex(['two', 'one'], 'phone')
  expect(after.all('13800138000')).toContainEqual(before.of('13800138000'))
  expect(after.of('13800138000')).not.toEqual(before.of('13800138000'))
})
