import { expect, test } from 'vitest'
import { acceptOf, fillOf, mostBytesOf, partsOf, takesFiles } from './limits.ts'

const limits = (textBytes: number, fileBytes: Record<string, number> = {}) => ({ textBytes, fileBytes })
const mib = 2 ** 20

test('a text is counted as the channel counts: in bytes, or in characters where it says so', () => {
  expect(['abc', '你好', '😀'].map((text) => fillOf(text, limits(10)).used)).toEqual([3, 6, 4])
  expect(fillOf('你好', { ...limits(30), textChars: 10 })).toEqual({ used: 2, most: 10, unit: 'characters' })
  expect(fillOf('你好', { ...limits(8), textChars: 10 })).toEqual({ used: 6, most: 8, unit: 'bytes' })
  expect(partsOf('一'.repeat(11), { ...limits(1_000), textChars: 10 })).toBe(2)
})

test.each([
  ['', 0],
  ['   ', 0],
  ['你好', 1],
  ['a'.repeat(10), 1],
  ['a'.repeat(11), 2],
  ['你'.repeat(10), 3],
])('%j is %i messages where one has 10 bytes', (text, parts) => {
  expect(partsOf(text, limits(10))).toBe(parts)
})

test('a channel that is not known yet cuts nothing and refuses no file that the desk takes', () => {
  expect(partsOf('a'.repeat(9_000), undefined)).toBe(1)
  expect(takesFiles(undefined)).toBe(true)
  expect(mostBytesOf('video', undefined)).toBe(20 * mib)
  expect(acceptOf(undefined)).toBeUndefined()
})

test('a file may be as large as the channel takes it, as what it is or as a plain file', () => {
  const some = limits(100, { image: 2 * mib, file: 10 * mib })
  expect([mostBytesOf('image', some), mostBytesOf('video', some)]).toEqual([10 * mib, 10 * mib])
  expect(mostBytesOf('image', limits(100, { image: 2 * mib }))).toBe(2 * mib)
  expect(mostBytesOf('file', limits(100, { image: 2 * mib }))).toBe(0)
  expect(mostBytesOf('file', limits(100, { file: 500 * mib }))).toBe(20 * mib)
})

test('the file dialog offers what can be sent', () => {
  expect(acceptOf(limits(100, { image: mib, video: mib }))).toBe('image/png,image/jpeg,video/mp4')
  expect(acceptOf(limits(100, { image: mib, file: mib }))).toBeUndefined()
  expect(takesFiles(limits(100))).toBe(false)
})
