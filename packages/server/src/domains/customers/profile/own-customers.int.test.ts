import { expect, test } from 'vitest'
import { bootDesk } from '../../../testing/index.ts'
import type { CustomerSummary } from '../contract.ts'
import { customersOf } from '../testing/desk-customers.ts'

const desk = await bootDesk({ env: { SESSION_READ_SCOPE: 'own' } })
const boss = await customersOf(desk)
const zhangsan = await customersOf(desk, 'zhangsan')
const lisi = await customersOf(desk, 'lisi')

test('where agents see only their own sessions, another’s customer is like one who does not exist', async () => {
  const id = await boss.met('liuyang')
  await desk.say('liuyang', '转人工')
  const sessionId = await boss.sessionOf('liuyang')
  expect((await zhangsan.call('POST', `/api/sessions/${sessionId}/accept`, { csId: 'zhangsan' })).message).toBe('ok')
  await boss.call('PUT', `/api/customers/${id}`, { version: 1, phone: '13812345678' })
  const tag = (await boss.call('POST', '/api/tags', { name: 't', colour: 'red' })).data

  const answersTo = async ({ call }: typeof boss, customer: string, session: string) =>
    Promise.all([
      call('GET', `/api/customers/${customer}`),
      call('GET', `/api/sessions/${session}/customer`),
      call('GET', `/api/customers/${customer}/phone`),
      call('PUT', `/api/customers/${customer}/tags`, { tagIds: [tag.tagId] }),
      call('PUT', `/api/sessions/${session}/tags`, { tagIds: [tag.tagId] }),
      call('PUT', `/api/customers/${customer}`, { version: 2, notes: 'x' }),
    ])
  const shape = (answers: Awaited<ReturnType<typeof answersTo>>) =>
    answers.map(({ status, code, message }) => `${status}/${code}/${message}`)
  const foreign = shape(await answersTo(lisi, id, sessionId))
  expect(foreign).toEqual(shape(await answersTo(lisi, 'cus_random', 'ses_random')))
  expect(new Set(foreign.map((text) => text.slice(0, 3)))).toEqual(new Set(['404']))
  expect(shape(await answersTo(zhangsan, id, sessionId))).toEqual(Array(6).fill('200/0/ok'))

  const found = async ({ call }: typeof boss) =>
    (await call('GET', '/api/customers')).data.map((c: CustomerSummary) => c.customerId)
  expect([await found(lisi), await found(zhangsan), await found(boss)]).toEqual([[], [id], [id]])
})

test('and in a profile that they may see, the sessions of others are left out', async () => {
  const [into, from] = [await boss.met('wuting'), await boss.met('zhoujie')]
  await desk.say('wuting', '转人工')
  await desk.say('zhoujie', '转人工')
  for (const [customer, csId] of [
    ['wuting', 'zhangsan'],
    ['zhoujie', 'lisi'],
  ] as const)
    expect((await boss.call('POST', `/api/sessions/${await boss.sessionOf(customer)}/accept`, { csId })).message).toBe(
      'ok',
    )
  await boss.merge(into, from)
  const seen = async ({ profile }: typeof boss) => (await profile(into)).sessions.map(({ sessionId }) => sessionId)
  expect(await seen(zhangsan)).toEqual([await boss.sessionOf('wuting')])
  expect(await seen(lisi)).toEqual([await boss.sessionOf('zhoujie')])
  expect(await seen(boss)).toHaveLength(2)
  expect((await lisi.profile(into)).sessionCount).toBe(1)
})
