import { expect, test } from 'vitest'
import { configFrom } from './config.ts'

const secretKey = 'the key of the tests, which seals nothing of anybody'
const production = { YINGDA_PROFILE: 'production', YINGDA_SECRET_KEY: secretKey }

test('without anything said Yunke is asked twice a second, its certificates are checked, and calls are synced at night', () => {
  expect(configFrom({}).yunke).toEqual({
    ...{ defaultDomain: undefined, caFile: undefined, insecureHosts: [], requestsPerSecond: 2 },
    syncAt: { hour: 2, minute: 30 },
  })
})

test('what is said is taken', () => {
  const { yunke } = configFrom({
    ...{ YUNKE_DEFAULT_DOMAIN: 'https://crm2.yunkecn.com/', YUNKE_CA_FILE: import.meta.filename, YUNKE_RPS: '5' },
    ...{ YUNKE_INSECURE_HOSTS: 'crm.example.com, crm2.example.com', YUNKE_SYNC_AT: 'off' },
  })
  expect(yunke).toEqual({
    ...{ defaultDomain: 'https://crm2.yunkecn.com', caFile: import.meta.filename, requestsPerSecond: 5 },
    ...{ insecureHosts: ['crm.example.com', 'crm2.example.com'], syncAt: undefined },
  })
})

test.each([
  ['YUNKE_DEFAULT_DOMAIN', 'crm.yunkecn.com'],
  ['YUNKE_CA_FILE', '/nowhere/at/all.pem'],
  ['YUNKE_INSECURE_HOSTS', 'https://crm.example.com'],
  ['YUNKE_INSECURE_HOSTS', '*'],
  ['YUNKE_RPS', '0'],
  ['YUNKE_RPS', '1000'],
  ['YUNKE_SYNC_AT', '25:00'],
])('%s=%s is a problem that names it', (name, value) => {
  expect(() => configFrom({ [name]: value })).toThrow(name)
})

test('passwords go over https in production', () => {
  expect(() => configFrom({ ...production, YUNKE_DEFAULT_DOMAIN: 'http://crm.yunkecn.com' })).toThrow(
    'YUNKE_DEFAULT_DOMAIN',
  )
})

test('certificates are looked at in production, unless somebody says that they know what that means', () => {
  const lax = { ...production, YUNKE_INSECURE_HOSTS: 'crm.example.com' }
  expect(() => configFrom(lax)).toThrow('YUNKE_INSECURE_ACKNOWLEDGED')
  const { yunke } = configFrom({ ...lax, YUNKE_INSECURE_ACKNOWLEDGED: 'true' })
  expect(yunke.insecureHosts).toEqual(['crm.example.com'])
})
