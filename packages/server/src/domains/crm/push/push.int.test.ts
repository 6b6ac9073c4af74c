import { createYunkeSimulator } from '@yingda/simulators'
import { afterAll, expect, test } from 'vitest'
import { sql } from '../../../platform/db.ts'
import { bootDesk } from '../../../testing/index.ts'

const signKey = 'simulated-sign-key-of-the-first'
const sim = createYunkeSimulator({ calls: 0 })
await sim.start()
afterAll(() => sim.stop())
const code = sim.companies[0]?.code ?? ''
const desk = await bootDesk({ env: { YUNKE_DEFAULT_DOMAIN: sim.url, YUNKE_SYNC_AT: 'off' } })
const { token } = await desk.login('admin')
await desk.call('POST', '/api/crm/accounts', {
  token,
  body: { phone: '13800138000', password: 'x', companyCode: code },
})
const openPush = async (body: object) =>
  (await desk.call('PUT', `/api/crm/companies/${code}/push`, { token, body })).data.path
const stored = () =>
  desk.db.rows<{ id: string; origin: string; staff: string; direction: string }>(sql`
    select record_id as id, origin, staff_name as staff, direction from crm_calls order by id`)
const push = async (path: string, body: unknown, headers = {}) => {
  const response = await fetch(desk.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  return { status: response.status, body: await response.json() }
}

test('a call that Yunke pushes and signs is stored and thanked for', async () => {
  sim.setPushUrl(desk.url + (await openPush({ signKey })))
  const { id } = sim.addCall({ phone: '13900000008', isIncoming: true })
  await sim.drain()
  expect(sim.failedPushes()).toEqual([])
  expect(await stored()).toEqual([{ id, origin: 'push', staff: '张三', direction: 'in' }])
})

test('what is not signed, or by another key, or too long ago, is refused in the same words', async () => {
  const path = await openPush({ signKey })
  const before = await stored()
  const body = { id: 'forged', phone: '13900000008', createTime: '2026-03-02 10:00:00' }
  const old = { company: code, partnerId: 'p1', timestamp: '1700000000000', sign: 'ED79464ADB8B2A968D6EEAC44C858452' }
  const answers = [
    await push(path, body),
    await push(path, body, old),
    await push(path, body, { ...old, timestamp: String(Date.now()) }),
    await push('/integrations/yunke/callback/nobody-knows-this-token', body),
  ]
  for (const answer of answers) expect(answer).toEqual({ status: 401, body: { code: 40100, message: '未授权' } })
  expect(await stored()).toEqual(before)
})

test('a new address closes the one before, and closing it closes it', async () => {
  const first = await openPush({})
  const second = await openPush({})
  expect((await push(first, [])).status).toBe(401)
  expect(await push(second, [])).toEqual({ status: 200, body: { success: true, code: 200, message: 'ok' } })
  await desk.call('DELETE', `/api/crm/companies/${code}/push`, { token })
  expect((await push(second, [])).status).toBe(401)
})

test('one record, a list, and a list under data are the same to us; pushed again it is not another call', async () => {
  const path = await openPush({})
  const record = { callRecordId: 'same', calledNumber: '13900000001', callTime: '2026/03/02 10:00', billSec: '30' }
  const before = (await stored()).length
  for (const body of [record, [record], { data: [record] }, { data: record }]) {
    expect((await push(path, body)).status).toBe(200)
  }
  expect((await stored()).length).toBe(before + 1)
})

test.each([
  null,
  'text',
  7,
  [],
  [null, 'x', {}],
  { data: 'x' },
  { id: 'no-time' },
  { data: { id: {}, createTime: [] } },
])('what is no call is thanked for and left out: %j', async (body) => {
  const path = await openPush({})
  const before = await stored()
  expect((await push(path, body)).status).toBe(200)
  expect(await stored()).toEqual(before)
})

test('the token is kept as a hash and shown once', async () => {
  const path = await openPush({ signKey })
  const row = await desk.db.one<{ text: string }>(
    sql`select to_json(c)::text as text from crm_companies c where code = ${code}`,
  )
  expect(row?.text).not.toContain(path.split('/').at(-1))
  expect(row?.text).not.toContain(signKey)
  const accounts = await desk.call('GET', '/api/crm/accounts', { token })
  expect(accounts.data.items[0].company.pushEnabled).toBe(true)
  expect(JSON.stringify(accounts.data)).not.toContain(path.split('/').at(-1))
})
