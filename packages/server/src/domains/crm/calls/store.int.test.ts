import type { CallRecord } from '@yingda/yunke'
import fc from 'fast-check'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { openBlindIndex } from '../../../platform/blind-index.ts'
import { openDb, sql } from '../../../platform/db.ts'
import { openSealer } from '../../../platform/sealed.ts'
import { testDatabase } from '../../../testing/database.ts'
import { callRecord } from '../testing/call-record.ts'
import { openCallSecrets } from './secrets.ts'
import { storeCalls } from './store.ts'
import { toStored } from './stored-call.ts'

const { url } = await testDatabase()
const db = openDb({ url })
afterAll(() => db.close())
const keys = ['the key of the tests'] as const
const secretsOf = (all: readonly [string, ...string[]]) =>
  openCallSecrets(openSealer(all), openBlindIndex(all, 'phone'), openBlindIndex(all, 'crm call'))
const secrets = secretsOf([...keys])
await db.run(sql`insert into crm_companies (code, domain) values ('one', 'https://one'), ('two', 'https://two')`)
beforeEach(() => db.run(sql`truncate crm_calls, crm_call_days`))

const store = (records: readonly CallRecord[], origin: 'list' | 'push' = 'list', companyId = 1, with_ = secrets) =>
  db.tx((tx) => storeCalls(tx, with_, { companyId, origin, calls: records.flatMap((one) => toStored(one) ?? []) }))
const rows = () =>
  db.rows<{ id: string; xmin: string; name: string | null; origin: string; sealed: string }>(sql`
    select record_id as id, xmin::text, customer_name as name, origin, sealed from crm_calls order by record_id`)
/** The counts of days, and what they should be. */
const counted = () =>
  db.rows(sql`
    select to_char(day, 'YYYY-MM-DD') as day, company_id, direction, department, staff_name, calls, connected,
      talk_seconds::int from crm_call_days where calls <> 0 order by 1, 2, 3, 4, 5`)
const recounted = () =>
  db.rows(sql`
    select to_char(call_time at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as day, company_id, direction, department,
      staff_name, count(*)::int as calls, count(*) filter (where connected)::int as connected,
      sum(talk_seconds)::int as talk_seconds from crm_calls group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5`)

test('records that say the same are not written again, also when their recording is signed anew', async () => {
  const some = Array.from({ length: 50 }, (_, n) => callRecord(`r${n}`))
  expect(await store(some)).toEqual({ created: 50, updated: 0 })
  const before = await rows()
  const signedAnew = some.map((one) => ({ ...one, recordingUrl: 'https://storage.example.com/a.mp3?Signature=2' }))
  expect(await store(signedAnew)).toEqual({ created: 0, updated: 0 })
  expect(await rows()).toEqual(before)
})

test('a record that changed is replaced, and only that one', async () => {
  await store([callRecord('a'), callRecord('b')])
  const [before] = await rows()
  expect(await store([callRecord('a'), callRecord('b', { customerName: '吴女士' })])).toEqual({
    created: 0,
    updated: 1,
  })
  const after = await rows()
  expect(after[0]).toEqual(before)
  expect(after[1]?.name).toBe('吴女士')
})

test('the same record of two companies is two calls', async () => {
  await store([callRecord('a')], 'list', 1)
  await store([callRecord('a')], 'list', 2)
  expect(await rows()).toHaveLength(2)
  expect(await counted()).toEqual(await recounted())
})

test('what was pushed gives way to the list, and never takes its place', async () => {
  await store([callRecord('a', { customerName: undefined })], 'push')
  expect(await store([callRecord('a')], 'list')).toEqual({ created: 0, updated: 1 })
  expect(await store([callRecord('a', { customerName: undefined })], 'push')).toEqual({ created: 0, updated: 0 })
  expect(await rows()).toMatchObject([{ name: '吴婷', origin: 'list' }])
})

test('a record that comes twice in one page is one call, as it was told last', async () => {
  expect(await store([callRecord('a', { customerName: '甲' }), callRecord('a', { customerName: '乙' })])).toEqual({
    created: 1,
    updated: 0,
  })
  expect(await rows()).toMatchObject([{ name: '乙' }])
})

test('a number is found by its index and shown by nobody who has only the database', async () => {
  await store([callRecord('a', { customerNumber: '+86 139-0000-0008' })])
  const row = await db.one<{ text: string; sealed: string; found: boolean }>(sql`
    select to_json(c)::text as text, sealed, phone_index = ${secrets.phoneIndex('13900000008')} as found from crm_calls c`)
  expect(row?.text).not.toMatch(/13900000008|13700000001|storage\.example/)
  expect(row?.found).toBe(true)
  expect(secrets.open({ companyId: 1, recordId: 'a' }, row?.sealed ?? '')).toMatchObject({ customer: '13900000008' })
  expect(secrets.open({ companyId: 1, recordId: 'b' }, row?.sealed ?? '')).toEqual({})
})

test('after the key was changed the next sync seals every record anew', async () => {
  await store([callRecord('a')])
  const renewed = secretsOf(['the newer key', ...keys])
  expect(await store([callRecord('a')], 'list', 1, renewed)).toEqual({ created: 0, updated: 1 })
  const [row] = await rows()
  expect(secretsOf(['the newer key']).open({ companyId: 1, recordId: 'a' }, row?.sealed ?? '')).not.toEqual({})
  expect(await counted()).toEqual(await recounted())
})

const record = fc.record({
  id: fc.integer({ min: 0, max: 8 }).map(String),
  startedAt: fc.integer({ min: 0, max: 60 }).map((hours) => new Date(Date.UTC(2026, 2, 1) + hours * 3_600_000)),
  direction: fc.constantFrom('inbound' as const, 'outbound' as const),
  result: fc.constantFrom('connected' as const, 'missed' as const),
  talkSeconds: fc.integer({ min: 0, max: 600 }),
  agentName: fc.constantFrom('张三', '李四', ''),
  department: fc.constantFrom('售后服务部,客服中心', '销售一部', ''),
})

test('the counts of days are those of the calls, whatever comes in which order', async () => {
  const batch = fc.record({
    origin: fc.constantFrom('list' as const, 'push' as const),
    records: fc.array(record, { maxLength: 6 }),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(batch, { minLength: 1, maxLength: 6 }), async (batches) => {
      await db.run(sql`truncate crm_calls, crm_call_days`)
      for (const { origin, records } of batches)
        await store(
          records.map(({ id, ...more }) => callRecord(id, more)),
          origin,
        )
      expect(await counted()).toEqual(await recounted())
    }),
    { numRuns: 40 },
  )
})

test('writers of the same records in the same moment count each of them once', async () => {
  const records = (name: string) => Array.from({ length: 40 }, (_, n) => callRecord(`r${n}`, { customerName: name }))
  const results = await Promise.all(['甲', '乙', '丙', '丁'].map((name) => store(records(name))))
  expect(results.reduce((sum, { created }) => sum + created, 0)).toBe(40)
  expect(await counted()).toEqual(await recounted())
})

test.each([
  { id: '', startedAt: new Date() },
  { id: 'a b', startedAt: new Date() },
  { id: 'a', startedAt: new Date(Number.NaN) },
  { id: 'a', startedAt: new Date(0) },
])('what could not be found again is no call: %j', ({ id, startedAt }) => {
  expect(toStored(callRecord(id, { startedAt }))).toBeUndefined()
})
