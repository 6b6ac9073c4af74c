import { createYunkeSimulator } from '@yingda/simulators'
import { afterAll, expect, test } from 'vitest'
import { sql } from '../platform/db.ts'
import { bootDesk } from '../testing/index.ts'
import { fillDemoCrm } from './demo-crm.ts'

const sim = createYunkeSimulator({ calls: 200 })
await sim.start()
afterAll(() => sim.stop())
const desk = await bootDesk({ env: { YUNKE_DEFAULT_DOMAIN: sim.url, YUNKE_RPS: '20', YUNKE_SYNC_AT: 'off' } })
const { token } = await desk.login('zhangsan')

test('customers of the demo have been called, and their calls are beside the conversation', async () => {
  await desk.say('wuting', '退款到账了吗')
  await fillDemoCrm(desk.db, desk.crm)
  await desk.drain()
  const run = await desk.db.one(sql`select status, fetched from crm_runs`)
  expect(run).toEqual({ status: 'succeeded', fetched: 200 })
  const wuting = await desk.db.one<{ id: string }>(sql`
    select customer_id as id from customer_identities where customer_ref = 'emp:wuting'`)
  const { data } = await desk.call('GET', `/api/customers/${wuting?.id}/calls`, { token })
  expect(data.phoneMasked).toBe('139****0008')
  expect(data.items.length).toBeGreaterThan(3)
  for (const { customerName } of data.items) expect(customerName).toBe('吴婷')
})

test('a desk that has an account is left alone', async () => {
  await fillDemoCrm(desk.db, desk.crm)
  expect(await desk.db.one(sql`select count(*)::int as count from crm_runs`)).toEqual({ count: 1 })
})

test('each company that a number opens is worked with, wherever on this machine its simulator is', async () => {
  const admin = await desk.login('admin')
  const call = (path: string, body: object) => desk.call('POST', path, { token: admin.token, body })
  const { data } = await call('/api/crm/companies/lookup', { phone: '13800138000', password: 'Yunke-2025' })
  const second = data.items.find(({ domain }: { domain: string }) => domain !== sim.url)
  const added = await call('/api/crm/accounts', { phone: '13800138000', password: 'Yunke-2025', ...second })
  const tested = await call(`/api/crm/accounts/${added.data.accountId}/login`, {})
  expect(tested.data).toMatchObject({ status: 'ok', company: { code: sim.companies[1]?.code, name: '云杉售后' } })
})
