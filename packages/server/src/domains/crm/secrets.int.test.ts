import { createYunkeSimulator, demoYunkeAccount } from '@yingda/simulators'
import { pino } from 'pino'
import { afterAll, expect, test } from 'vitest'
import { bootDesk } from '../../testing/index.ts'
import { lastMonth } from './testing/crm-world.ts'

const sim = createYunkeSimulator({ calls: 20 })
await sim.start()
afterAll(() => sim.stop())
const lines: string[] = []
const log = pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) })
const env = { YUNKE_DEFAULT_DOMAIN: sim.url, YUNKE_RPS: '20', YUNKE_SYNC_AT: 'off' }
const desk = await bootDesk({ env, log })
const { token } = await desk.login('admin')
const call = (method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown) => desk.call(method, path, { token, body })
const company = sim.companies[0]?.code ?? ''

test('a day with Yunke, good and bad, leaves no number, password or address of a recording in the log', async () => {
  const body = { ...demoYunkeAccount, companyCode: company }
  const { data: account } = await call('POST', '/api/crm/accounts', body)
  await call('POST', `/api/crm/accounts/${account.accountId}/login`)
  await call('POST', '/api/crm/calls/sync', lastMonth())
  await desk.drain()
  sim.expire()
  const { data } = await call('GET', '/api/crm/calls?hasRecording=true')
  await fetch(`${desk.url}/api/crm/recordings/${data.items[0].callId}`, {
    headers: { authorization: `Bearer ${token}` },
  })
  sim.faults({ httpStatus: 500 })
  await call('POST', '/api/crm/calls/sync', {})
  await desk.drain()
  sim.faults({})
  await call('PUT', `/api/crm/accounts/${account.accountId}`, { password: 'Planted-Wrong-1' })
  await call('POST', `/api/crm/accounts/${account.accountId}/login`)
  const text = lines.join('')
  expect(text).toMatch(/138\*\*\*\*8000/)
  expect(text).toMatch(/Signing in to Yunke failed/)
  expect(text).not.toMatch(/Yunke-2025|Planted-Wrong-1|13800138000|1[36]\d00000\d{3}|Signature=|userToken|\/oss\//)
})
