import { expect, test } from 'vitest'
import { sql } from '../../../platform/db.ts'
import { bootDesk, openSocket } from '../../../testing/index.ts'

const desk = await bootDesk()
const { token } = await desk.login('zhangsan')
const call = (method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown) => desk.call(method, path, { token, body })
const change = (id: string, body: object) => call('PUT', `/api/customers/${id}`, body)

async function met(customer: string) {
  await desk.say(customer, '你好')
  const row = await desk.db.one<{ id: string }>(sql`
    select session_id as id from customer_identities where customer_ref = ${`emp:${customer}`}`)
  const { data } = await call('GET', `/api/sessions/${row?.id}/customer`)
  return { sessionId: row?.id ?? '', id: String(data.customerId), profile: data }
}
const profile = async (id: string) => (await call('GET', `/api/customers/${id}`)).data

test('a session leads to the profile of its customer, who is known by name, identity and where they work', async () => {
  const { token: admin } = await desk.login('admin')
  await desk.call('POST', '/api/directory/sync', { token: admin, body: {} })
  await desk.drain()
  const { id, sessionId, profile: shown } = await met('liuyang')
  expect(shown).toEqual({
    customerId: id,
    name: '刘洋',
    isVip: false,
    tags: [],
    identities: [
      {
        channelId: 'wecom-app',
        accountId: 'acc_wecom-app_ww00112233445566aa_1000002',
        customerRef: 'emp:liuyang',
        name: '刘洋',
      },
    ],
    departments: expect.arrayContaining([expect.any(String)]),
    position: expect.any(String),
    sessions: [
      {
        ...{ sessionId, status: 'ai', channelId: 'wecom-app', channelType: 'wechat', messageCount: expect.any(Number) },
        ...{ lastMessage: expect.any(String), createdAt: expect.any(String) },
      },
    ],
    sessionCount: 1,
    version: 1,
    createdAt: expect.any(String),
    updatedAt: expect.any(String),
  })
  expect(id).toMatch(/^cus_/)
  expect((await call('GET', `/api/sessions/${sessionId}`)).data.profileId).toBe(id)
  expect(await profile(id)).toEqual(shown)
})

test('what is changed is shown at once, on the screens of others too; what is left out stays', async () => {
  const { id, sessionId } = await met('wuting')
  const other = await desk.login('lisi')
  const socket = openSocket(desk.url, 'lisi', `?token=${other.token}`)
  await socket.next(({ type }) => type === 'ready')
  const first = await change(id, { version: 1, remark: '财务部老客户', notes: '喜欢电话沟通', isVip: true })
  expect(first.data).toMatchObject({
    name: '吴婷',
    remark: '财务部老客户',
    notes: '喜欢电话沟通',
    isVip: true,
    version: 2,
  })
  const told = await socket.next(({ session }) => session?.isVip === true)
  expect(told).toMatchObject({ sessionId, session: { customerRemark: '财务部老客户' } })
  expect((await socket.next(({ type }) => type === 'customer_updated')).data).toEqual({ customerId: id })
  const second = await change(id, { version: 2, notes: '', email: 'wuting@example.com' })
  expect(second.data).toMatchObject({ remark: '财务部老客户', email: 'wuting@example.com', isVip: true, version: 3 })
  expect(second.data.notes).toBeUndefined()
  await socket.close()
})

test('of two who change what both have read, the second is told so and changes nothing', async () => {
  const { id } = await met('zhoujie')
  const answers = await Promise.all(['甲', '乙', '丙'].map((remark) => change(id, { version: 1, remark })))
  expect(answers.map(({ code }) => code).sort()).toEqual([0, 40901, 40901])
  const winner = answers.find(({ code }) => code === 0)
  expect(await profile(id)).toEqual(winner?.data)
  const { status, message, data } = await change(id, { version: 1, remark: '丁' })
  expect([status, message, data]).toEqual([409, '资料已被他人修改，请刷新后再改', { version: 2 }])
})

test('the same values again are no change, and use up no version', async () => {
  const { id } = await met('hejing')
  await change(id, { version: 1, remark: 'x', phone: '13911112222' })
  const again = await change(id, { version: 2, remark: ' x ', phone: '+86 139-1111-2222' })
  expect(again.data.version).toBe(2)
})

test('a phone is kept sealed, shown by its last digits, and read whole only with a line in the audit log', async () => {
  const { id } = await met('wanglei')
  const phone = '13812345678'
  const { data } = await change(id, { version: 1, phone: '138 1234 5678' })
  expect(data.phoneMasked).toBe('****5678')
  const stored = await desk.db.rows(sql`select to_jsonb(c)::text as text from customers c`)
  const audited = () =>
    desk.db.rows<{ action: string; actor: string; details: object }>(sql`
      select action, actor_id as actor, details from audit_log where target_id = ${id} order by id`)
  expect(JSON.stringify([data, stored, await audited()])).not.toContain(phone)
  const read = await call('GET', `/api/customers/${id}/phone`)
  expect([read.data, read.headers.get('cache-control')]).toEqual([{ phone }, 'no-store'])
  await call('GET', `/api/customers/${id}/phone`)
  expect(await audited()).toEqual([
    { action: 'customer.update', actor: 'zhangsan', details: { fields: ['phone'] } },
    { action: 'customer.phone_read', actor: 'zhangsan', details: {} },
    { action: 'customer.phone_read', actor: 'zhangsan', details: {} },
  ])
  await change(id, { version: 2, phone: '' })
  expect((await call('GET', `/api/customers/${id}/phone`)).code).toBe(40405)
})

test.each([
  [{}, 400],
  [{ version: 0 }, 400],
  [{ version: 1, phone: '没有' }, 400],
  [{ version: 1, email: 'nobody' }, 400],
  [{ version: 1, remark: 'x'.repeat(61) }, 400],
  [{ version: 1, isVip: 'yes' }, 400],
])('%j is refused and names the field', async (body, expected) => {
  await desk.db.run(sql`insert into customers (id, name_asked_at) values ('cus_any', now()) on conflict do nothing`)
  const { status, code, message } = await change('cus_any', body)
  expect([status, code]).toEqual([expected, 40000])
  expect(message).toMatch(/version|phone|email|remark|isVip/)
})

test('a customer or session that is not there is not found, whatever its id looks like', async () => {
  for (const id of ['cus_none', 'x', '%20', 'cus_1%00', '../agents'.replaceAll('/', '%2F')]) {
    const answers = await Promise.all([
      call('GET', `/api/customers/${id}`),
      call('PUT', `/api/customers/${id}`, { version: 1 }),
      call('GET', `/api/customers/${id}/phone`),
      call('PUT', `/api/customers/${id}/tags`, { tagIds: [] }),
    ])
    expect([id, answers.map(({ status, code }) => `${status}/${code}`)]).toEqual([id, Array(4).fill('404/40403')])
  }
  expect((await call('GET', '/api/sessions/ses_none/customer')).code).toBe(40401)
})

test('who serves no customers does not get to know them', async () => {
  await desk.db.run(sql`
    insert into agents (id, user_id, name, manual_roles) values ('agt_auditor', 'liuyang', '刘洋', '{auditor}')`)
  const { token: auditor } = await desk.login('liuyang')
  for (const path of ['/api/customers', '/api/customers/cus_none', '/api/customers/cus_none/phone', '/api/tags'])
    expect([path, (await desk.call('GET', path, { token: auditor })).code]).toEqual([path, 1002])
  expect((await desk.call('GET', '/api/customers')).status).toBe(401)
})
