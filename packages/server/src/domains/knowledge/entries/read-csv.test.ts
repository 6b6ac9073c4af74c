import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toCsv } from '../../../platform/csv.ts'
import { readCsv } from './read-csv.ts'

test('quotes, commas and line ends in cells are read, and empty lines are none', () => {
  expect(readCsv('\uFEFFa,b\r\n"x,""y""","two\nlines"\n\n\r\n,\nlast,')).toEqual([
    ['a', 'b'],
    ['x,"y"', 'two\nlines'],
    ['last', ''],
  ])
  expect(readCsv('')).toEqual([])
})

test('what was exported is read back as it was', () => {
  const cell = fc
    .string({ unit: 'grapheme', minLength: 1 })
    .filter((text) => text.trim() !== '' && !/^['\uFEFF]/.test(text))
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
      expect(readCsv(toCsv(rows))).toEqual(rows)
    }),
  )
})

test('a quote that never ends takes no time', () => {
  expect(readCsv(`a,b\n"${'x'.repeat(200_000)}`).length).toBeGreaterThan(0)
})
