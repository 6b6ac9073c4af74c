import { expect, test } from 'vitest'
import { toCsv } from './csv.ts'

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx'])(
  'a cell that a spreadsheet would run is text: %j',
  (value) => {
    expect(toCsv([[value]])).toMatch(/^\uFEFF"?'/)
  },
)

test('numbers stay numbers, what is not there is empty, and separators inside of a cell are quoted', () => {
  expect(toCsv([[-1.5, undefined, 'a,b', 'say "hi"', 'two\nlines', '普通']])).toBe(
    '\uFEFF-1.5,,"a,b","say ""hi""","two\nlines",普通\r\n',
  )
})

test('every row ends its line, also the last', () => {
  expect(toCsv([['a'], ['b']])).toBe('\uFEFFa\r\nb\r\n')
})
