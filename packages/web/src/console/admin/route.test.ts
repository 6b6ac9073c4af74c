import { expect, test } from 'vitest'
import { readSystemTab, systemPath } from './route.ts'

test('an address names a tab, an unknown one the first, and other addresses none', () => {
  expect(readSystemTab(systemPath('directory'))).toBe('directory')
  expect(['#/system', '#system/', '#/system/constructor'].map(readSystemTab)).toEqual(['doctor', 'doctor', 'doctor'])
  expect(['', '#/mine', '#/pending/system'].map(readSystemTab)).toEqual([undefined, undefined, undefined])
})
