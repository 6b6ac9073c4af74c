import { expect, test } from 'vitest'
import { originOf } from './origin.ts'

test.each([
  ['https://www.example.com', 'https://www.example.com'],
  ['https://WWW.Example.com/', 'https://www.example.com'],
  [' http://localhost:3000 ', 'http://localhost:3000'],
  ['https://www.example.com:443', 'https://www.example.com'],
  ['https://例子.测试', 'https://xn--fsqu00a.xn--0zwm56d'],
])('%j is the site %s', (text, origin) => {
  expect(originOf(text)).toBe(origin)
})

test.each([
  '*',
  'null',
  'www.example.com',
  'https://www.example.com/shop',
  'https://www.example.com/?a',
  'https://user@example.com',
  'ftp://example.com',
  'javascript:alert(1)',
  "https://a.example; script-src 'none'",
])('%j is no site', (text) => {
  expect(originOf(text)).toBeUndefined()
})
