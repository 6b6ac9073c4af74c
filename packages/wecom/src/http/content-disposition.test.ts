import { expect, test } from 'vitest'
import { readFilename } from './content-disposition.ts'

const asHeader = (text: string): string => Buffer.from(text).toString('latin1')

test.each([
  ['attachment; filename="MEDIA.jpg"', 'MEDIA.jpg'],
  ['attachment; filename=plain.txt', 'plain.txt'],
  ['attachment; FileName = "发票.pdf"', '发票.pdf'],
  ['attachment; filename="%E5%8F%91%E7%A5%A8.pdf"', '发票.pdf'],
  ['attachment; filename="100%.pdf"', '100%.pdf'],
  [`attachment; filename="x.pdf"; filename*=UTF-8''%E5%8F%91.pdf`, '发.pdf'],
  ['attachment; filename="a \\"b\\".txt"', 'a "b".txt'],
  ['attachment; filename="../../etc/passwd"', 'passwd'],
  ['attachment; filename="C:\\\\Windows\\\\a.exe"', 'a.exe'],
  ['attachment; filename="..%2f..%2fsecret"', 'secret'],
  ['attachment; filename="a\u{7}b.txt"', 'ab.txt'],
  ['attachment; filename=".."', undefined],
  ['attachment; filename=""', undefined],
  ['attachment', undefined],
  [`attachment; filename="${'长'.repeat(300)}"`, '长'.repeat(255)],
])('the file name of %j is %j', (header, name) => {
  expect(readFilename(asHeader(header))).toBe(name)
})

test('there is no file name without a header', () => {
  expect(readFilename(null)).toBeUndefined()
})

test('bytes that are not UTF-8 are read as Latin-1', () => {
  expect(readFilename('attachment; filename="caf\u{e9}.txt"')).toBe('café.txt')
})
