import { expect, test } from 'vitest'
import { maskPhone, parsePhone } from './phone.ts'

test.each(['13800138000', '138 0013 8000', '138-0013-8000', '+86 138 0013 8000', '008613800138000', '8613800138000'])(
  '%s is one number however it is written',
  (text) => {
    expect(parsePhone(text)).toBe('13800138000')
  },
)

test.each([
  ['+1 (415) 555-0100', '+14155550100'],
  ['010-65551234', '01065551234'],
  ['95588', '95588'],
])('%s keeps what names its place', (text, phone) => {
  expect(parsePhone(text)).toBe(phone)
})

test.each(['', '1234', '不知道', '138001380001380013800', '138+00', 'a13800138000'])('%s is no number', (text) => {
  expect(parsePhone(text)).toBeUndefined()
})

test('of a masked number the last four digits are left', () => {
  expect(maskPhone('13800138000')).toBe('****8000')
})
