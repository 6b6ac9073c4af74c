import { createYunkeSimulator, demoYunkeAccount } from '@yingda/simulators'
import readXlsxFile from 'read-excel-file/node'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { sql } from '../../../platform/db.ts'
import { bootDesk } from '../../../testing/index.ts'
import { storeCalls } from '../calls/store.ts'
import { toStored } from '../calls/stored-call.ts'
import { callRecord } from '../testing/call-record.ts'

const sim = createYunkeSimulator({ calls: 80 })
await sim.start()
afterAll(() => sim.stop())
const desk = await bootDesk({ env: { YUNKE_DEFAULT_DOMAIN: sim.url, YUNKE_RPS: '20', YUNKE_SYNC_AT: 'off' } })
const admin = await desk.login('admin')
await desk.call('PUT', '/api/agents/lisi', { token: admin.token, body: { roles: ['crm_analyst'] } })
const analyst = await desk.login('lisi')
const company = sim.companies[0]?.code ?? ''
await desk.call('POST', '/api/crm/accounts', {
  token: admin.token,
  body: { ...demoYunkeAccount, companyCode: company },
})
const call = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown, token = admin.token) =>
  desk.call(method, path, { token, body })
const days = 'from=2026-03-01&to=2026-03-03'

/** Three of the service department, one missed; one of sales, a day later, with a name that a spreadsheet would run. */
const records = [
  callRecord('a', { talkSeconds: 60 }),
  callRecord('b', { talkSeconds: 120, agentName: '李四' }),
  callRecord('c', { talkSeconds: 0, result: 'missed' }),
  callRecord('d', {
    talkSeconds: 30,
    department: '=cmd|calc',
    agentName: '周凯',
    startedAt: new Date('2026-03-03T02:00:00Z'),
  }),
  callRecord('e', { direction: 'inbound', talkSeconds: 10 }),
  // Half past midnight in Beijing is the evening before in London.
  callRecord('f', { direction: 'inbound', talkSeconds: 20, startedAt: new Date('2026-03-02T16:30:00Z') }),
]

beforeEach(async () => {
  await desk.db.run(sql`truncate crm_calls, crm_call_days, crm_scopes, crm_staff, crm_live_reports`)
  const calls = records.flatMap((record) => toStored(record) ?? [])
  await desk.db.tx((tx) => storeCalls(tx, desk.crm.calls, { companyId: 1, origin: 'list', calls }))
})

const rowsOf = async (path: string, token = admin.token) => {
  const { data } = await call('GET', path, undefined, token)
  return Object.fromEntries(
    data.rows.map(({ label, values }: { label: string; values: Record<string, number> }) => [label, values]),
  )
}

test('calls out are counted by department, with rates and averages, and summed', async () => {
  const { data } = await call('GET', `/api/crm/reports/outbound?${days}`)
  expect(data.rows).toEqual([
    {
      key: '=cmd|calc',
      label: '=cmd|calc',
      values: { calls: 1, connected: 1, connectRate: 1, talkSeconds: 30, averageSeconds: 30 },
    },
    {
      ...{ key: '售后服务部', label: '售后服务部' },
      values: { calls: 3, connected: 2, connectRate: 0.667, talkSeconds: 180, averageSeconds: 90 },
    },
  ])
  expect(data.total).toMatchObject({ calls: 4, connected: 3, talkSeconds: 210 })
})

test('days are those of Beijing, and one without calls has its row', async () => {
  const rows = await rowsOf(`/api/crm/reports/inbound?${days}&groupBy=day`)
  expect(Object.entries(rows).map(([day, values]) => [day, (values as { calls: number }).calls])).toEqual([
    ['2026-03-01', 0],
    ['2026-03-02', 1],
    ['2026-03-03', 1],
  ])
})

test('a name is who it was on the day of each call', async () => {
  await desk.db.run(sql`
    insert into directory_members (user_key, user_id, name, department_ids, is_active)
    values ('zhangsan', 'zhangsan', '张三', '{1}', true), ('zs2', 'zs2', '张三（新）', '{1}', true) on conflict do nothing`)
  const map = (userId: string, effectiveFrom: string) =>
    call('POST', '/api/crm/staff', { companyCode: company, staffName: '张三', userId, effectiveFrom })
  expect((await map('zhangsan', '2026-01-01')).status).toBe(200)
  expect((await map('ZS2', '2026-03-03')).status).toBe(200)
  expect(await rowsOf(`/api/crm/reports/inbound?${days}&groupBy=staff`)).toMatchObject({
    张三: { calls: 1 },
    '张三（新）': { calls: 1 },
  })
  const { data } = await call('GET', '/api/crm/staff')
  expect(data.items.map((one: { effectiveTo?: string }) => one.effectiveTo)).toEqual([undefined, '2026-03-03'])
  expect(await map('zhangsan', '2026-03-03')).toMatchObject({ status: 409, code: 40912 })
  expect(await map('nobody', '2027-03-03')).toMatchObject({ status: 400, code: 40000 })
  const calls = await call('GET', `/api/crm/calls?${days}&direction=in`)
  expect(calls.data.items.map((one: { member: unknown }) => one.member)).toEqual([
    { userId: 'zs2', name: '张三（新）' },
    { userId: 'zhangsan', name: '张三' },
  ])
})

test.each([
  [{ departments: ['售后服务部'] }, ['a', 'b', 'c', 'e', 'f']],
  [{ departments: [] }, []],
  [{ staffNames: ['李四', '周凯'] }, ['b', 'd']],
  [{ from: '2026-03-03' }, ['d', 'f']],
  [{ to: '2026-03-02', staffNames: ['张三'] }, ['a', 'c', 'e']],
])('an analyst limited to %j sees those calls alone, in every place', async (scope, expected) => {
  await call('PUT', '/api/crm/scopes/lisi', scope)
  const { data } = await call('GET', '/api/crm/calls', undefined, analyst.token)
  const ids = data.items.map(({ recordId }: { recordId: string }) => recordId).sort()
  expect(ids).toEqual(expected)
  const [out, into] = await Promise.all(
    ['outbound', 'inbound'].map((way) => call('GET', `/api/crm/reports/${way}?${days}`, undefined, analyst.token)),
  )
  expect((out?.data.total.calls ?? 0) + (into?.data.total.calls ?? 0)).toBe(expected.length)
  const { data: filters } = await call('GET', '/api/crm/calls/filters', undefined, analyst.token)
  if (expected.length === 0) expect(filters).toEqual({ departments: [], staffNames: [] })
  const all = await call('GET', '/api/crm/calls')
  for (const { callId, recordId } of all.data.items) {
    const { status } = await call('GET', `/api/crm/calls/${callId}/phone`, undefined, analyst.token)
    expect([recordId, status]).toEqual([recordId, expected.includes(recordId) ? 200 : 404])
  }
  const live = await call(
    'GET',
    `/api/crm/reports/outbound?${days}&live=true&departmentId=d100`,
    undefined,
    analyst.token,
  )
  expect(live).toMatchObject({ status: 403, code: 1002 })
})

test('a limit that is taken away is one no more, and each change is in the audit log', async () => {
  await call('PUT', '/api/crm/scopes/lisi', { departments: ['售后服务部'] })
  expect((await call('GET', '/api/crm/scopes')).data.items).toEqual([
    { csId: 'lisi', name: '李四', departments: ['售后服务部'] },
  ])
  await call('DELETE', '/api/crm/scopes/lisi')
  expect((await call('GET', '/api/crm/calls', undefined, analyst.token)).data.items).toHaveLength(6)
  const { data } = await call('GET', '/api/audit?target=lisi')
  const actions = data.items.map(({ action }: { action: string }) => action)
  expect(actions).toEqual(expect.arrayContaining(['crm_scope.set', 'crm_scope.clear']))
  expect(await call('PUT', '/api/crm/scopes/nobody', {})).toMatchObject({ status: 404 })
})

const file = (path: string) => fetch(desk.url + path, { headers: { authorization: `Bearer ${admin.token}` } })

test('a report goes into a spreadsheet as it is on the screen, and nothing in it is run there', async () => {
  const csv = await file(`/api/crm/reports/outbound.csv?${days}`)
  const text = await csv.text()
  expect(csv.headers.get('content-disposition')).toContain('calls-outbound-2026-03-01-2026-03-03.csv')
  expect(text.split('\r\n')).toEqual([
    '部门,通话数,接通数,接通率,通话时长（秒）,平均通话时长（秒）',
    "'=cmd|calc,1,1,1,30,30",
    '售后服务部,3,2,0.667,180,90',
    '合计,4,3,0.75,210,70',
    '',
  ])
  const excel = await file(`/api/crm/reports/outbound.xlsx?${days}&lang=en`)
  const [sheet] = await readXlsxFile(Buffer.from(await excel.arrayBuffer()))
  expect(sheet?.data).toEqual([
    ['Department', 'Calls', 'Connected', 'Connect rate', 'Talk time (s)', 'Average talk time (s)'],
    ["'=cmd|calc", 1, 1, 1, 30, 30],
    ['售后服务部', 3, 2, 0.667, 180, 90],
    ['Total', 4, 3, 0.75, 210, 70],
  ])
  const { data } = await call('GET', '/api/audit?action=crm_report.export')
  expect(data.items).toHaveLength(2)
})

test("Yunke's own counting is asked for once in five minutes, and kept for when it cannot be", async () => {
  const live = `/api/crm/reports/outbound?live=true&departmentId=d100&from=${day(31)}&to=${day(0)}`
  const asked = () => sim.counters().paths['/yunke-report-phone/module/getIndexDetail'] ?? 0
  const before = asked()
  const first = (await call('GET', live)).data
  expect([first.source, first.rows.length]).toEqual(['yunke', 8])
  expect(first.total.calls).toBe(sim.rows().filter((row) => 'incomingCall' in row && row.incomingCall === 0).length)
  expect((await call('GET', live)).data).toEqual(first)
  expect(asked() - before).toBe(1)
  await desk.db.run(sql`update crm_live_reports set fetched_at = now() - interval '1 hour'`)
  sim.faults({ httpStatus: 500 })
  expect((await call('GET', live)).data).toEqual({
    ...first,
    stale: { since: expect.any(String), reason: 'unreachable' },
  })
  const other = live.replace('d100', 'd101')
  expect(await call('GET', other)).toMatchObject({ status: 502, code: 50200 })
  sim.faults({})
})

test('a report is narrowed to one department or one person, and sums what it shows', async () => {
  const of = async (more: string) => {
    const { data } = await call('GET', `/api/crm/reports/outbound?${days}&groupBy=staff&${more}`)
    return [data.rows.map(({ label }: { label: string }) => label), data.total.calls]
  }
  expect(await of(`department=${encodeURIComponent('售后服务部')}`)).toEqual([['张三', '李四'], 3])
  expect(await of(`staffName=${encodeURIComponent('李四')}`)).toEqual([['李四'], 1])
  expect(await of(`department=nobody`)).toEqual([[], 0])
})

test('departments are those of Yunke, each after the one that it is in, and kept for when it cannot be asked', async () => {
  const ask = async (token = admin.token) => call('GET', '/api/crm/departments', undefined, token)
  const { companies } = (await ask()).data
  const departments = [
    { departmentId: 'd100', name: '云杉科技' },
    { departmentId: 'd101', name: '销售一部', parentId: 'd100' },
    { departmentId: 'd102', name: '售后服务部', parentId: 'd100' },
    { departmentId: 'd103', name: '客户成功部', parentId: 'd100' },
  ]
  expect(companies).toEqual([{ companyCode: company, name: company, departments }])
  await desk.db.run(sql`update crm_live_reports set fetched_at = now() - interval '1 hour'`)
  sim.faults({ httpStatus: 500 })
  const stale = { since: expect.any(String), reason: 'unreachable' }
  expect((await ask()).data.companies).toEqual([{ ...companies[0], stale }])
  await desk.db.run(sql`truncate crm_live_reports`)
  expect((await ask()).data.companies).toEqual([{ ...companies[0], departments: [], stale }])
  sim.faults({})
  await call('PUT', '/api/crm/scopes/lisi', { departments: ['售后服务部'] })
  expect(await ask(analyst.token)).toMatchObject({ status: 403, code: 1002 })
})

test('a report of Yunke is of the company that is asked for', async () => {
  const live = `/api/crm/reports/outbound?live=true&departmentId=d100&from=${day(31)}&to=${day(0)}`
  expect((await call('GET', `${live}&companyCode=${company}`)).data.rows.length).toBe(8)
  expect(await call('GET', `${live}&companyCode=unknown`)).toMatchObject({ status: 404, code: 40415 })
})

test.each(['from=2026-03-03&to=2026-03-01', 'from=2020-01-01&to=2026-03-01', 'groupBy=phone', 'live=true', 'from=x'])(
  'what cannot be counted is refused: %s',
  async (query) => {
    expect(await call('GET', `/api/crm/reports/outbound?${query}`)).toMatchObject({ status: 400, code: 40000 })
  },
)

const day = (ago: number) => new Date(Date.now() + 8 * 3_600_000 - ago * 86_400_000).toISOString().slice(0, 10)
