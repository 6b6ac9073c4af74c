import { expect, test } from 'vitest'
import { classifyErrcode } from './errcode.ts'

test.each([
  [0, 'ok'],
  [-1, 'retry'],
  [6000, 'retry'],
  [40014, 'refresh-token'],
  [42001, 'refresh-token'],
  [40001, 'refresh-token'],
  [45009, 'rate'],
  [60020, 'config'],
  [95018, 'session'],
  [81013, 'permanent'],
  [123456, 'permanent'],
])('errcode %d is %s', (code, expected) => {
  expect(classifyErrcode(code)).toBe(expected)
})

test('every code of the table has the class that tells what to do', () => {
  for (const [verdict, codes] of Object.entries(table)) {
    expect(codes.map((code) => [code, classifyErrcode(code)])).toEqual(codes.map((code) => [code, verdict]))
  }
})

/** From the official list of global errors: what is retried, refreshed, waited for, or put before an administrator. */
const table = {
  retry: [-1, 6000, 45035],
  'refresh-token': [40001, 40014, 42001],
  rate: [45009, 45033, 45036],
  config: [
    ...[40013, 40056, 40057, 40091, 43009, 43012, 45022, 45024, 45026, 45031, 48001, 48002, 48003, 48004, 48006, 48007],
    ...[48008, 48009, 48010, 48011, 50001, 50002, 50003, 60011, 60020, 60021, 60030, 60031, 81011, 81012, 95003, 95005],
    ...[95011, 95012, 95014, 95015, 95017, 95020, 95021, 95023, 95026, 95027, 95032, 301002, 301007, 301042, 853000],
  ],
  session: [41050, 42052, 95001, 95002, 95007, 95013, 95016, 95018, 95019, 95031, 95033],
}

test('40001 from gettoken is a wrong secret', () => {
  expect(classifyErrcode(40001, { fromGettoken: true })).toBe('config')
  expect(classifyErrcode(42001, { fromGettoken: true })).toBe('refresh-token')
})
