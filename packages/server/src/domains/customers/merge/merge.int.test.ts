import { expect, test } from 'vitest'
import { sql } from '../../../platform/db.ts'
import { bootDesk, openSocket } from '../../../testing/index.ts'
import { accountId, customersOf } from '../testing/desk-customers.ts'

const desk = await bootDesk()
const { met, merge, split, profile, call, sessionOf } = await customersOf(desk)

test('of two who are one person the survivor has everything, and the other id leads to it', async () => {
  const [into, from] = [await met('liuyang'), await met('wuting')]
  const tag = (await call('POST', '/api/tags', { name: '老客户', colour: 'gold' })).data
  await call('PUT', `/api/customers/${from}/tags`, { tagIds: [tag.tagId] })
  await call('PUT', `/api/customers/${into}`, { version: 1, notes: '甲', remark: '刘' })
  await call('PUT', `/api/customers/${from}`, {
    version: 1,
    notes: '乙',
    remark: '吴',
    phone: '13812345678',
    isVip: true,
  })
  const { data, status } = await merge(into, from)
  expect(status).toBe(200)
  await desk.drain()
  const after = await profile(into)
  expect(after).toMatchObject({
    ...{ customerId: into, name: '刘洋', remark: '刘', notes: '甲\n\n乙', phoneMasked: '****5678', isVip: true },
    ...{ tags: [tag], sessionCount: 2, version: 3 },
  })
  // Sessions were the survivor's at once, before any of them had moved.
  expect(data.sessions).toEqual(after.sessions)
  expect(after.identities.map(({ customerRef, name }) => [customerRef, name])).toEqual([
    ['emp:liuyang', '刘洋'],
    ['emp:wuting', '吴婷'],
  ])
  expect(await profile(from)).toEqual({ ...after, mergedInto: into })
  expect((await call('GET', `/api/customers/${into}/phone`)).data).toEqual({ phone: '13812345678' })
  const owners = await desk.db.rows(sql`select distinct customer_id as id from sessions`)
  expect(owners).toEqual([{ id: into }])
})

test('what was merged is not changed, and not merged again', async () => {
  const [into, from, third] = [await met('zhoujie'), await met('hejing'), await met('wanglei')]
  await merge(into, from)
  const answers = await Promise.all([
    call('PUT', `/api/customers/${from}`, { version: 1, remark: 'x' }),
    call('PUT', `/api/customers/${from}/tags`, { tagIds: [] }),
    call('GET', `/api/customers/${from}/phone`),
    merge(from, third),
    merge(third, from),
    split(from, 'hejing'),
  ])
  for (const { status, code, data } of answers) expect([status, code, data]).toEqual([409, 40902, { mergedInto: into }])
  expect((await merge(into, into)).code).toBe(40000)
  expect((await merge(into, 'cus_none')).code).toBe(40403)
})

test('screens of others follow: the sessions show the survivor, the profile is read again', async () => {
  const [into, from] = [await met('wanglei'), await met('chenjing')]
  await call('PUT', `/api/customers/${into}`, { version: 1, isVip: true })
  const { token } = await desk.login('zhangsan')
  const socket = openSocket(desk.url, 'zhangsan', `?token=${token}`)
  await socket.next(({ type }) => type === 'ready')
  const sessionId = await sessionOf('chenjing')
  await merge(into, from)
  const followed = await socket.next(
    (frame) => frame.type === 'session_updated' && frame.sessionId === sessionId && frame.session.isVip,
  )
  expect(followed.session.profileId).toBe(into)
  expect((await socket.next((frame) => frame.data?.mergedInto)).data).toEqual({ customerId: from, mergedInto: into })
  await socket.close()
})

test('an identity that is somebody else after all leaves with its sessions, and only its own', async () => {
  const [into, from] = [await met('sunli'), await met('zhaolei')]
  await merge(into, from)
  await desk.drain()
  const { data } = await split(into, 'zhaolei')
  expect(data).toMatchObject({
    name: expect.any(String),
    sessionCount: 1,
    identities: [{ customerRef: 'emp:zhaolei' }],
  })
  expect(data.customerId).not.toBe(into)
  await desk.drain()
  expect((await profile(data.customerId)).sessions).toEqual(data.sessions)
  expect((await profile(into)).sessions.map(({ sessionId }) => sessionId)).toEqual([await sessionOf('sunli')])
  expect((await split(into, 'sunli')).message).toContain('唯一')
  expect((await split(into, 'zhaolei')).message).toContain('没有这个渠道身份')
})

test('each merge and split has a line in the audit log', async () => {
  const rows = await desk.db.rows<{ action: string; actor: string; details: object }>(sql`
    select action, actor_id as actor, details from audit_log where action in ('customer.merge', 'customer.split')
    order by id desc limit 2`)
  expect(rows).toEqual([
    {
      ...{ action: 'customer.split', actor: 'admin' },
      details: { to: expect.stringMatching(/^cus_/), accountId, customerRef: 'emp:zhaolei' },
    },
    { action: 'customer.merge', actor: 'admin', details: { from: expect.stringMatching(/^cus_/), identities: 1 } },
  ])
})

test('who only serves customers does not merge or split them', async () => {
  const { merge: tryMerge, split: trySplit } = await customersOf(desk, 'zhangsan')
  const answers = await Promise.all([tryMerge('cus_a', 'cus_b'), trySplit('cus_a', 'sunli')])
  expect(answers.map(({ status, code }) => `${status}/${code}`)).toEqual(['403/1002', '403/1002'])
})
