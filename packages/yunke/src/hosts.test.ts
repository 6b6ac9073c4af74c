import { expect, test } from 'vitest'
import { YunkeHostError } from './errors.ts'
import { createHostList } from './http/hosts.ts'

test.each(['https://crm.yunkecn.com', 'https://crm2.yunkecn.com', 'https://phone.yunkecn.com/'])(
  '%s may be called',
  (domain) => {
    expect(createHostList().check(domain)).toBe(new URL(domain).origin)
  },
)

test.each([
  'http://crm.yunkecn.com',
  'https://crm.yunkecn.com:8443',
  'https://yunkecn.com',
  'https://yunkecn.com.example.com',
  'https://notyunkecn.com',
  'https://crm.yunkecn.com@example.com',
  'https://user:pass@crm.yunkecn.com',
  'https://crm.yunkecn.com/path',
  'https://crm.yunkecn.com?x=1',
  'https://example.com#.yunkecn.com',
  'ftp://crm.yunkecn.com',
  'file:///etc/passwd',
  'https://127.0.0.1',
  'http://[::1]',
  'crm.yunkecn.com',
  '',
])('%j may not', (domain) => {
  expect(createHostList().allows(domain)).toBe(false)
  expect(() => createHostList().check(domain)).toThrow(YunkeHostError)
})

test('hosts that were named may be called, as they were named', () => {
  const hosts = createHostList(['crm.example.com', 'other.example.com:8443', 'http://127.0.0.1:8090'])
  const may = ['https://crm.example.com', 'https://other.example.com:8443', 'http://127.0.0.1:8090']
  const mayNot = ['http://crm.example.com', 'https://crm.example.com:8443', 'http://127.0.0.1:8091', 'http://127.0.0.1']
  expect(may.map(hosts.allows)).toEqual([true, true, true])
  expect(mayNot.map(hosts.allows)).toEqual([false, false, false, false])
})

test('any port of this machine may be named, and of no other', () => {
  const hosts = createHostList(['http://127.0.0.1:*'])
  expect(hosts.check('http://127.0.0.1:40123')).toBe('http://127.0.0.1:40123')
  expect(hosts.allows('http://127.0.0.2:40123')).toBe(false)
  expect(() => createHostList(['http://example.com:*'])).toThrow(TypeError)
})

test('an impossible name is refused at once', () => {
  expect(() => createHostList(['https://example.com/path'])).toThrow(TypeError)
})
