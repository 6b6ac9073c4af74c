import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { sql } from '../../../platform/db.ts'
import { bootDesk } from '../../../testing/index.ts'
import type { SessionInfo } from '../contract.ts'

const desk = await bootDesk()
const { token } = await desk.login('zhangsan')
const list = (query = '') => desk.call('GET', `/api/sessions${query}`, { token })

const statuses = ['ai', 'pending', 'manual', 'closed'] as const
const channels = { wechat: 'acc_wecom-app_ww00112233445566aa_1000002', douyin: 'acc_d', jd: 'acc_j' }
const agents = ['zhangsan', 'lisi']
const range = (length: number) => Array.from({ length }, (_, i) => i)

interface Stored {
  readonly id: string
  readonly status: string
  readonly csId: string | null
  readonly channelType: string
  readonly at: number
}

/** Every combination, several times, at few moments: many of them share one. */
const all: Stored[] = range(120).map((i) => {
  const status = statuses[i % 4] ?? 'ai'
  const channelType = (['wechat', 'wechat', 'douyin', 'jd'] as const)[Math.floor(i / 4) % 4] ?? 'wechat'
  const csId = status === 'manual' || status === 'closed' ? (agents[Math.floor(i / 8) % 2] ?? null) : null
  const at = Date.UTC(2026, 0, 1, 0, 0, Math.floor(i / 10)) + (i % 3)
  return { id: `ses_${String((i * 37) % 120).padStart(22, '0')}`, status, csId, channelType, at }
})

beforeAll(async () => {
  await desk.db.run(sql`
    insert into channel_accounts (id, channel_id, contract_type, external_id, name) values
    ('acc_d', 'douyin', 'douyin', 'd', 'd'), ('acc_j', 'jd', 'jd', 'j', 'j')`)
  await desk.db.run(sql`insert into customers (id) values ('cus_1')`)
  for (const { id, status, csId, channelType, at } of all) {
    const accountId = Object.entries(channels).find(([type]) => type === channelType)?.[1]
    const time = new Date(at)
    await desk.db.run(sql`
      insert into sessions (id, account_id, customer_id, customer_ref, status, manual_cs_id, last_cs_id, closed_at,
        last_message_at, last_message, last_sender_type, message_count)
      values (${id}, ${accountId}, 'cus_1', ${id}, ${status}, ${status === 'manual' ? csId : null}, ${csId},
        ${status === 'closed' ? time : null}, ${time}, 'x', 'customer', 1)`)
  }
})

const newestFirst = (a: Stored, b: Stored) => b.at - a.at || (a.id < b.id ? 1 : -1)
interface Filter {
  readonly status?: string | undefined
  readonly csId?: string | undefined
  readonly channelType?: string | undefined
}
const expected = ({ status, csId, channelType }: Filter) =>
  all
    .filter((s) => status === undefined || s.status === status)
    .filter((s) => csId === undefined || s.csId === csId)
    .filter((s) => channelType === undefined || s.channelType === channelType)
    .sort(newestFirst)
    .map(({ id }) => id)

const queryOf = (query: Record<string, string | number | undefined>) =>
  `?${new URLSearchParams(Object.entries(query).flatMap(([k, v]) => (v === undefined ? [] : [[k, String(v)]])))}`

const filters = [undefined, ...statuses].flatMap((status) =>
  [undefined, 'zhangsan', 'lisi', 'nobody'].flatMap((csId) =>
    [undefined, 'wechat', 'douyin', 'jd'].map((channelType): Filter => ({ status, csId, channelType })),
  ),
)

test('every combination of filters gives what fits all of them, newest activity first', async () => {
  for (const filter of filters) {
    const { status, data } = await list(queryOf({ ...filter }))
    expect(status).toBe(200)
    expect([filter, data.map((s: SessionInfo) => s.sessionId)]).toEqual([filter, expected(filter)])
  }
})

test('page by page every session comes once, also where many share one moment', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...filters), fc.integer({ min: 1, max: 50 }), async (filter, limit) => {
      const seen: string[] = []
      let cursor: string | undefined
      do {
        const { data, headers } = await list(queryOf({ ...filter, limit, cursor }))
        seen.push(...data.map((s: SessionInfo) => s.sessionId))
        cursor = headers.get('x-next-cursor') ?? undefined
        expect(data.length).toBeLessThanOrEqual(limit)
        if (cursor) expect(data).toHaveLength(limit)
      } while (cursor)
      expect(seen).toEqual(expected(filter))
    }),
    { numRuns: 30 },
  )
})

test.each([
  '?status=lost',
  '?status=AI',
  '?status=',
  '?status=ai&status=closed',
  '?channelType=fax',
  '?channelType=',
  '?limit=0',
  '?limit=201',
  '?limit=many',
  '?csId=%00',
])('%s is a bad parameter', async (query) => {
  const { status, code, data } = await list(query)
  expect([status, code, data]).toEqual([400, 40000, undefined])
})

test('parameters that nobody knows are no filter, and without any the newest 200 come', async () => {
  const { data, headers } = await list('?page=2&total=true')
  expect(data).toHaveLength(all.length)
  expect(headers.get('x-next-cursor')).toBeNull()
})

test('who is not signed in sees no list', async () => {
  const { status, code, data } = await desk.call('GET', '/api/sessions')
  expect([status, code, data]).toEqual([401, 1001, undefined])
})

test('sessions that were closed within one millisecond, or in one moment, are all listed, over all pages', async () => {
  await desk.db.run(sql`
    insert into sessions (id, account_id, customer_id, customer_ref, status, last_cs_id, closed_at)
    select 'ses_moment' || n, 'acc_d', 'cus_1', 'moment' || n, 'closed', 'moment',
      '2026-02-01T00:00:00.000500Z'::timestamptz + (n / 4) * interval '1 microsecond'
    from generate_series(1, 20) n`)
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const { data, headers } = await list(`?csId=moment&limit=3${cursor ? `&cursor=${cursor}` : ''}`)
    seen.push(...data.map(({ sessionId }: SessionInfo) => sessionId))
    cursor = headers.get('x-next-cursor') ?? undefined
  } while (cursor)
  expect(seen.toSorted()).toEqual(
    range(20)
      .map((n) => `ses_moment${n + 1}`)
      .toSorted(),
  )
})
