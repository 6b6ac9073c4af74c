import { expect, test } from 'vitest'
import { allowedAddresses } from './allowed-addresses.ts'

const list = '10.0.0.0/8, 203.0.113.7,2001:db8::/32, ::1'

test.each([
  ['10.1.2.3', true],
  ['::ffff:10.1.2.3', true],
  ['203.0.113.7', true],
  ['203.0.113.8', false],
  ['2001:db8:1::5', true],
  ['2001:db9::5', false],
  ['::1', true],
  ['127.0.0.1', false],
  ['', false],
  ['x', false],
])('of a list of addresses and networks %j is one: %j', (address, isOne) => {
  expect(allowedAddresses(list)?.(address)).toBe(isOne)
})

test.each(['nowhere', '10.0.0.0/33', '10.1', ',', '10.0.0.1, x'])('%j is no list of addresses', (text) => {
  expect(allowedAddresses(text)).toBeUndefined()
})
