import { expect, test } from 'vitest'
import { mayReach } from './address.ts'

const never = [
  '0.0.0.0',
  '169.254.169.254',
  '100.64.0.1',
  '100.100.100.200',
  '224.0.0.1',
  '255.255.255.255',
  '240.0.0.1',
  '192.0.0.1',
  '192.0.2.1',
  '198.18.0.1',
  '198.51.100.1',
  '203.0.113.1',
  '::',
  'fe80::1',
  'fec0::1',
  'ff02::1',
  '::ffff:169.254.169.254',
  '::ffff:a9fe:a9fe',
  '64:ff9b::a9fe:a9fe',
  '64:ff9b:1::7f00:1',
  '2002:7f00:1::',
  '2001:0:7f00:1::',
  '::7f00:1',
  '::ffff:0:127.0.0.1',
  '100::1',
  '2001:db8::1',
  '5f00::1',
  '',
  'nowhere',
  '1.2.3',
]
const ownNetwork = [
  '10.0.0.1',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  'fc00::1',
  'fd12:3456::1',
  '::ffff:10.0.0.1',
]
const itself = [
  '127.0.0.1',
  '::127.0.0.1',
  '127.255.255.254',
  '::1',
  '::ffff:127.0.0.1',
  '::ffff:7f00:1',
  '0:0:0:0:0:0:0:1',
]

test.each([...never, ...ownNetwork, ...itself])('%s is not reached', (address) => {
  expect(mayReach(address, {})).toBe(false)
})

test.each(['1.1.1.1', '172.32.0.1', '11.0.0.1', '223.5.5.5', '2400:3200::1', '::ffff:8.8.8.8'])('%s is', (address) => {
  expect(mayReach(address, {})).toBe(true)
})

test('a desk that may reach itself, or the company, still never reaches the ranges that answer with credentials', () => {
  for (const address of itself) expect(mayReach(address, { allowLoopback: true })).toBe(true)
  for (const address of ownNetwork) {
    expect(mayReach(address, { allowLoopback: true })).toBe(false)
    expect(mayReach(address, { allowPrivate: true })).toBe(true)
  }
  for (const address of never) expect(mayReach(address, { allowPrivate: true, allowLoopback: true })).toBe(false)
})
