import { expect, test } from 'vitest'
import { pathOfPage, readPage, readPart } from './route.ts'

test('an address names a page, or none, and other addresses are no pages at all', () => {
  expect(readPage(pathOfPage('directory'))).toBe('directory')
  expect(['#/system', '#system/'].map(readPage)).toEqual(['', ''])
  expect(['', '#/mine', '#/pending/system'].map(readPage)).toEqual([undefined, undefined, undefined])
})

test('an address may name what of the page is open', () => {
  expect(readPart('#/system/customers/cus_1')).toBe('cus_1')
  for (const hash of ['#/system/customers', '#/system/customers/', '#/system/customers/a%2Fb', '#/mine/x/cus_1']) {
    expect(readPart(hash)).toBeUndefined()
  }
})
