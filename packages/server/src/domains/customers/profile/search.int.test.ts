import { expect, test } from 'vitest'
import { sql } from '../../../platform/db.ts'
import { bootDesk } from '../../../testing/index.ts'
import type { CustomerSummary } from '../contract.ts'
import { accountId, customersOf } from '../testing/desk-customers.ts'

const desk = await bootDesk()
const { call } = await customersOf(desk)

const people = [
  { id: 'cus_001', name: '王小明', remark: null, ref: 'emp:wangxm' },
  { id: 'cus_002', name: '王大明', remark: '华东大客户', ref: 'emp:WangDM' },
  { id: 'cus_003', name: '李明珠', remark: null, ref: 'wmAbCdEf01' },
  { id: 'cus_004', name: 'Anna Müller_100%', remark: null, ref: 'wmXyZ' },
  { id: 'cus_005', name: null, remark: '小明的同事', ref: 'emp:tongshi' },
]
for (const { id, name, remark, ref } of people) {
  await desk.db.run(sql`
    insert into customers (id, display_name, remark, name_asked_at) values (${id}, ${name}, ${remark}, now())`)
  await desk.db.run(sql`
    insert into customer_identities (account_id, customer_ref, customer_id, session_id)
    values (${accountId}, ${ref}, ${id}, 'ses_none')`)
}
const found = async (query: Record<string, string>) =>
  (await call('GET', `/api/customers?${new URLSearchParams(query)}`)).data.map((c: CustomerSummary) => c.customerId)

test.each([
  ['小明', ['cus_005', 'cus_001']],
  ['明', ['cus_005', 'cus_003', 'cus_002', 'cus_001']],
  ['大客户', ['cus_002']],
  ['anna', ['cus_004']],
  ['MÜLLER', ['cus_004']],
  ['100%', ['cus_004']],
  ['r_1', ['cus_004']],
  ['小王', []],
  ['%', ['cus_004']],
])('%s in a name or remark finds who is called so', async (q, expected) => {
  expect(await found({ q })).toEqual(expected)
})

test.each([
  ['emp:wang', ['cus_002', 'cus_001']],
  ['wangdm', ['cus_002']],
  ['wmabc', ['cus_003']],
  ['bcdef', []],
])('%s as the beginning of a channel id finds whose it is', async (q, expected) => {
  expect(await found({ q })).toEqual(expected)
})

test('a phone finds its customer by the whole number and by nothing less', async () => {
  await call('PUT', '/api/customers/cus_003', { version: 1, phone: '+86 137 0000 1234' })
  expect(await found({ q: '13700001234' })).toEqual(['cus_003'])
  expect(await found({ q: '137-0000-1234' })).toEqual(['cus_003'])
  for (const q of ['1370000123', '0001234', '1234']) expect([q, await found({ q })]).toEqual([q, []])
})

test('a tag narrows what is found', async () => {
  const tag = (await call('POST', '/api/tags', { name: '重点', colour: 'red' })).data
  await call('PUT', '/api/customers/cus_001/tags', { tagIds: [tag.tagId] })
  expect(await found({ tag: tag.tagId })).toEqual(['cus_001'])
  expect(await found({ tag: tag.tagId, q: '大' })).toEqual([])
})

test('who was merged is found as the one they are', async () => {
  await call('POST', '/api/customers/cus_002/merge', { from: 'cus_005' })
  expect(await found({ q: 'tongshi' })).toEqual(['cus_002'])
  expect(await found({ q: '小明' })).toEqual(['cus_001'])
})

test('page by page everyone comes once, newest first', async () => {
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const query = new URLSearchParams({ limit: '2', ...(cursor && { cursor }) })
    const { data, headers } = await call('GET', `/api/customers?${query}`)
    seen.push(...data.map((c: CustomerSummary) => c.customerId))
    cursor = headers.get('x-next-cursor') ?? undefined
  } while (cursor)
  expect(seen).toEqual(['cus_004', 'cus_003', 'cus_002', 'cus_001'])
})

test.each(['?limit=0', '?limit=101', `?q=${'x'.repeat(65)}`, '?q=%00'])('%s is a bad parameter', async (query) => {
  const { status, code } = await call('GET', `/api/customers${query}`)
  expect([status, code]).toEqual([400, 40000])
})
