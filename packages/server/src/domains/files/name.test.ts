import { expect, test } from 'vitest'
import { cleanName, nameFor } from './name.ts'

test.each([
  ['发票 2024.pdf', '发票 2024.pdf'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\Users\\张三\\合同.docx', '合同.docx'],
  ['a\r\nSet-Cookie: x.txt', 'aSet-Cookie: x.txt'],
  ['invoice\u202efdp.exe', 'invoicefdp.exe'],
  ['\0', undefined],
  ['..', undefined],
  ['  ', undefined],
  ['', undefined],
  [undefined, undefined],
])('%j becomes %j', (given, clean) => {
  expect(cleanName(given)).toBe(clean)
})

test('a long name keeps its ending', () => {
  const name = cleanName(`${'长'.repeat(300)}.tar.gz`) ?? ''
  expect([[...name].length, name.endsWith('.gz')]).toEqual([120, true])
  expect(cleanName(`a.${'x'.repeat(300)}`)).toHaveLength(120)
})

test('a file without a name is called by what it is', () => {
  expect([nameFor('voice', 'audio/amr'), nameFor('file', 'application/octet-stream')]).toEqual([
    'voice.amr',
    'file.bin',
  ])
})
