import { expect, test } from 'vitest'
import { pathOfPage, readPage } from './route.ts'

test('an address names a page, or none, and other addresses are no pages at all', () => {
  expect(readPage(pathOfPage('directory'))).toBe('directory')
  expect(['#/system', '#system/'].map(readPage)).toEqual(['', ''])
  expect(['', '#/mine', '#/pending/system'].map(readPage)).toEqual([undefined, undefined, undefined])
})
