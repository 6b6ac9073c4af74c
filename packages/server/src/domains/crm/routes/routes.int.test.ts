import { demoYunkeAccount } from '@yingda/simulators'
import { describe, expect, test } from 'vitest'
import { sql } from '../../../platform/db.ts'
import { openSocket } from '../../../testing/index.ts'
import { crmDesk } from '../testing/crm-desk.ts'

const { desk, sim, admin, agent, call, sync, added, code, customerId, customerPhone, ring } = await crmDesk()
const { accountId } = added.data
const { phone, password } = demoYunkeAccount

describe('accounts', () => {
  test('an account is shown without what it signs in with, and signs in', async () => {
    expect(added).toMatchObject({ status: 200, data: { phoneMasked: '138****8000', status: 'login_expired' } })
    const tested = await call('POST', `/api/crm/accounts/${accountId}/login`)
    expect(tested.data).toMatchObject({ status: 'ok', company: { code, name: '云杉科技' } })
    const { data } = await call('GET', '/api/crm/accounts')
    expect(JSON.stringify([added, tested, data])).not.toMatch(/Yunke-2025|13800138000|userToken/)
  })

  test('the same number twice is refused, and a host that is not of Yunke', async () => {
    const again = await call('POST', '/api/crm/accounts', { phone, password, companyCode: code })
    expect(again).toMatchObject({ status: 409, code: 40910 })
    for (const domain of [
      'https://evil.example.com',
      'https://yunkecn.com.evil.example',
      'http://crm.yunkecn.com',
      'x',
    ]) {
      const refused = await call('PUT', `/api/crm/accounts/${accountId}`, { domain })
      expect([domain, refused.code]).toEqual([domain, 40000])
    }
  })

  test('the companies of a number are listed with where they live', async () => {
    const { data } = await call('POST', '/api/crm/companies/lookup', { phone, password })
    expect(data.items[0]).toEqual({ companyCode: code, companyName: '云杉科技', domain: sim.url })
  })

  test('what befell an account is in the audit log, and no secret with it', async () => {
    const { data } = await call('GET', `/api/audit?target=${accountId}`)
    const actions = data.items.map(({ action }: { action: string }) => action)
    expect(actions).toEqual(expect.arrayContaining(['crm_account.create', 'crm_account.login']))
    expect(JSON.stringify(data)).not.toMatch(/Yunke-2025|13800138000/)
  })
})

describe('calls', () => {
  test('are paged without a gap or a repeat, and masked', async () => {
    const ids: string[] = []
    let cursor = ''
    do {
      const { data } = await call('GET', `/api/crm/calls?limit=50${cursor}`)
      ids.push(...data.items.map(({ callId }: { callId: string }) => callId))
      expect(JSON.stringify(data)).not.toMatch(/1[3-9]\d{9}/)
      cursor = data.next ? `&cursor=${data.next}` : ''
    } while (cursor)
    expect([ids.length, new Set(ids).size]).toEqual([120, 120])
  })

  test('are found by everything there is to find them by', async () => {
    const rows: { department: string; staffName: string; direction: string; connected: boolean }[] = (
      await call('GET', '/api/crm/calls?limit=200')
    ).data.items
    const fits = async (query: string, fit: (row: (typeof rows)[number]) => boolean) => {
      const { data } = await call('GET', `/api/crm/calls?limit=200&${query}`)
      expect([query, data.items]).toEqual([query, rows.filter(fit)])
      expect(data.items.length).toBeGreaterThan(0)
    }
    await fits(`department=${encodeURIComponent('销售一部')}`, ({ department }) => department === '销售一部')
    await fits(`staffName=${encodeURIComponent('张三')}`, ({ staffName }) => staffName === '张三')
    await fits('direction=in&connected=false', ({ direction, connected }) => direction === 'in' && !connected)
    const ofPhone = await call('GET', `/api/crm/calls?phone=${encodeURIComponent('+86 139 0000 0008')}`)
    expect(ofPhone.data.items.length).toBeGreaterThan(0)
    for (const one of ofPhone.data.items) expect(one.phoneMasked).toBe('139****0008')
    expect((await call('GET', '/api/crm/calls?phone=0008')).data.items).toEqual([])
  })

  test('a whole number is read out one by one, with a line in the audit log', async () => {
    const [one] = (await call('GET', `/api/crm/calls?phone=${customerPhone}`)).data.items
    expect((await call('GET', `/api/crm/calls/${one.callId}/phone`)).data).toEqual({ phone: customerPhone })
    const { data } = await call('GET', '/api/audit?action=crm_call.number_read')
    expect(data.items).toMatchObject([{ actorId: 'admin', targetId: one.callId }])
    expect(await call('GET', `/api/crm/calls/${one.callId}/phone`, undefined, agent.token)).toMatchObject({
      status: 403,
    })
  })

  test('a second sync is refused while one runs', async () => {
    await desk.db.run(sql`
      insert into crm_runs (id, origin, from_day, to_day, account_ids, total, lease_until)
      values ('crmr_busy', 'schedule', current_date, current_date, '{}', 1, now() + interval '1 hour')`)
    const refused = await call('POST', '/api/crm/calls/sync', {})
    expect(refused).toMatchObject({ status: 409, code: 40900, data: { runId: 'crmr_busy' } })
    await desk.db.run(sql`delete from crm_runs where id = 'crmr_busy'`)
  })
})

test('how far a sync is is told to those who may read calls, and to nobody else', async () => {
  const [theirs, mine] = [
    openSocket(desk.url, 'admin', `?token=${admin.token}`),
    openSocket(desk.url, 'zhangsan', `?token=${agent.token}`),
  ]
  for (const socket of [theirs, mine]) await socket.next(({ type }) => type === 'ready')
  const run = await sync({})
  const frame = await theirs.next(({ type, data }) => type === 'crm_sync' && data.status === 'succeeded')
  expect(frame).toMatchObject({
    cursor: expect.stringMatching(/^\d+\.\d+$/),
    data: { runId: run.runId, done: 1, total: 1 },
  })
  // What is told to everybody comes after it: had there been a frame, it would be here.
  await call('POST', '/api/tags', { name: '同步之后', colour: 'gray' })
  const first = await mine.next(({ type }) => type === 'crm_sync' || type === 'tags_updated')
  expect(first).toMatchObject({ type: 'tags_updated' })
  for (const socket of [theirs, mine]) await socket.close()
})

describe('beside a conversation', () => {
  const calls = (token = agent.token) => call('GET', `/api/customers/${customerId}/calls`, undefined, token)
  const refresh = () => call('POST', `/api/customers/${customerId}/calls/refresh`, undefined, agent.token)

  test("the customer's calls are there, newest first, and a refresh brings the one that has just ended", async () => {
    const before = (await calls()).data
    expect(before).toMatchObject({ phoneMasked: '139****0008' })
    expect(before.items.length).toBeGreaterThan(0)
    const { id } = ring()
    const after = (await refresh()).data
    expect(after.items[0]).toMatchObject({ recordId: id, staffName: '张三', hasRecording: true })
    expect((await calls()).data).toEqual(after)
    expect(JSON.stringify(after)).not.toMatch(/1[3-9]\d{9}/)
  })

  test('however many agents ask, Yunke is asked by two of them at once', async () => {
    sim.faults({ latencyMs: 150 })
    const answers = await Promise.all(Array.from({ length: 10 }, refresh))
    sim.faults({})
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200))
    expect(sim.counters().mostAtOnce).toBe(2)
  })

  test('while Yunke is down what is stored is shown, and since when', async () => {
    sim.faults({ httpStatus: 500 })
    const down = (await refresh()).data
    expect(down.items.length).toBeGreaterThan(0)
    expect(down.stale).toEqual({ since: expect.any(String), reason: 'unreachable' })
    expect((await calls()).data.stale).toEqual(down.stale)
    expect((await call('GET', '/api/crm/calls')).data.stale).toEqual(down.stale)
    sim.faults({})
    expect((await refresh()).data.stale).toBeUndefined()
    expect((await calls()).data.stale).toBeUndefined()
  })

  test('with a wrong password Yunke is asked once, and the console is told why nothing is new', async () => {
    await call('PUT', `/api/crm/accounts/${accountId}`, { password: 'wrong-one' })
    const tried = sim.counters().passwords
    const first = (await refresh()).data
    const second = (await refresh()).data
    expect(first.stale).toMatchObject({ reason: 'password_error' })
    expect(second.stale).toEqual(first.stale)
    expect(first.items.length).toBeGreaterThan(0)
    expect(await call('POST', `/api/crm/accounts/${accountId}/login`)).toMatchObject({ status: 409, code: 40911 })
    expect(sim.counters().passwords - tried).toBe(1)
    await call('PUT', `/api/crm/accounts/${accountId}`, { password })
    expect((await refresh()).data.stale).toBeUndefined()
  })

  test('a customer without a number has no calls', async () => {
    await desk.say('hejing', '你好')
    const other = await desk.db.one<{ id: string }>(sql`
      select customer_id as id from customer_identities where customer_ref = 'emp:hejing'`)
    const { data } = await call('GET', `/api/customers/${other?.id}/calls`, undefined, agent.token)
    expect(data).toEqual({ items: [], available: true })
  })
})
