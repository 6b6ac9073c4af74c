import { describe, expect, test } from 'vitest'
import { CallLogClient } from './index.ts'
import { isRecord } from './is-record.ts'
import { failure } from './testing/failure.ts'
import { account, type Behaviour, fakeYunke, fine } from './testing/fake-yunke.ts'

const range = { startTime: '2025-11-01 00:00', endTime: '2025-11-30 23:59' }

function world(behave: Behaviour) {
  const yunke = fakeYunke(behave)
  return { ...yunke, calls: new CallLogClient({ ...account, client: yunke.client }) }
}

const pageOf = (body: unknown): number => (isRecord(body) ? Number(body.page) : 0)
const row = (id: number) => ({ id, startCallTime: '2025-11-01 09:30:00' })
const rowsOf = (page: number, size: number) => Array.from({ length: size }, (_, index) => row(page * 1000 + index))

describe('one page', () => {
  test('is asked for with every filter there is, empty unless given', async () => {
    const { calls, seen } = world(() => fine({ data: [] }))
    await calls.getCallLogs(range)
    expect([seen[0]?.method, seen[0]?.url.pathname]).toEqual(['POST', '/pc/callLog/list'])
    expect(seen[0]?.headers.referer).toBe('https://crm.yunkecn.com/cms/customer/callHistory')
    expect(seen[0]?.body).toEqual({
      ...{ page: 1, pageSize: 100, lastConnectTimeStart: range.startTime, lastConnectTimeEnd: range.endTime },
      ...{ departmentId: '', userId: '', callType: '', searchInfo: '', searchPhone: '', salesProgress: '' },
      ...{ startVoiceTime: '', endVoiceTime: '', startCreateTime: '', endCreateTime: '', id: '', userKey: '' },
      ...{ callTimeStar: '', callTimeEnd: '', recordFroms: [], quitUserId: '', customerSource: '' },
    })
  })

  test('can be narrowed to a department, a person, a direction and a number', async () => {
    const { calls, seen } = world(() => fine({ data: [] }))
    const filter = {
      departmentId: 'd1',
      userId: 'u1',
      callType: 'i',
      searchPhone: '13900000001',
      searchInfo: '张',
    } as const
    await calls.getCallLogs({ ...range, ...filter, page: 3, pageSize: 200 })
    expect(seen[0]?.body).toMatchObject({ ...filter, page: 3, pageSize: 200 })
  })

  test.each([
    { startTime: '2025-11-01' },
    { startTime: '2025-11-31 00:00' },
    { endTime: '2025-11-01 24:10' },
    { endTime: '2025-11-01 09:30:00' },
    { page: 0 },
    { pageSize: 201 },
    { pageSize: 0 },
    { pageSize: 10.5 },
  ])('%j is refused before anything is sent', async (change) => {
    const { calls, seen } = world(() => fine({ data: [] }))
    expect(await failure(calls.getCallLogs({ ...range, ...change }))).toBeInstanceOf(RangeError)
    expect(seen).toEqual([])
  })

  test('an unknown direction is refused before anything is sent', async () => {
    const { calls, seen } = world(() => fine({ data: [] }))
    const options: Parameters<typeof calls.getCallLogs>[0] = JSON.parse(JSON.stringify({ ...range, callType: 'x' }))
    expect(await failure(calls.getCallLogs(options))).toBeInstanceOf(RangeError)
    expect(seen).toEqual([])
  })
})

describe('all pages', () => {
  test('are fetched one after the other, and only when they are wanted', async () => {
    const { calls, seen } = world(({ body }) => fine({ data: rowsOf(pageOf(body), 2), totalCount: 6, pageCount: 3 }))
    const pages = calls.callLogPages({ ...range, pageSize: 2 })
    const first = (await pages.next()).value
    expect(seen).toHaveLength(1)
    expect(first).toMatchObject({
      page: 1,
      totalCount: 6,
      pageCount: 3,
      isLast: false,
      records: [{ id: '1000' }, { id: '1001' }],
    })
    const ids: string[] = []
    for await (const { records } of pages) ids.push(...records.map(({ id }) => id))
    expect([ids, seen.length]).toEqual([['2000', '2001', '3000', '3001'], 3])
  })

  test.each([
    ['a page count alone', (size: number) => ({ data: rowsOf(1, size), pageCount: 3 })],
    ['a total alone', (size: number) => ({ data: rowsOf(1, size), totalCount: 5 })],
    ['numbers as text', (size: number) => ({ data: rowsOf(1, size), pageCount: '3', totalCount: '5' })],
    ['no counts', (size: number) => ({ data: rowsOf(1, size) })],
    ['the older names', (size: number) => ({ list: rowsOf(1, size), total: 5 })],
  ])('end where they end, with %s', async (_name, data) => {
    const { calls, seen } = world(({ body }) => fine(data(pageOf(body) < 3 ? 2 : 1)))
    let count = 0
    for await (const _ of calls.callLogs({ ...range, pageSize: 2 })) count += 1
    expect([count, seen.length]).toEqual([5, 3])
  })

  test('end at an empty page whatever the counts say', async () => {
    const { calls, seen } = world(() => fine({ data: [], pageCount: 1_000 }))
    for await (const _ of calls.callLogs(range)) throw new Error('there is none')
    expect(seen).toHaveLength(1)
  })

  test('can begin in the middle', async () => {
    const { calls, seen } = world(({ body }) => fine({ data: rowsOf(pageOf(body), 1), pageCount: 3 }))
    for await (const _ of calls.callLogs({ ...range, page: 3 })) expect(seen).toHaveLength(1)
  })

  test('an answer without a list is an error, not an empty list', async () => {
    const { calls } = world(() => fine({}))
    expect(await failure(calls.callLogs(range).next())).toMatchObject({ name: 'YunkeApiError' })
  })

  test('rows that are no call are left out and counted by reason', async () => {
    const { calls } = world(() =>
      fine({ data: [row(1), { id: 2 }, { startCallTime: '2025-11-01 09:30' }, 'x'], pageCount: 1 }),
    )
    const { value } = await calls.callLogPages(range).next()
    expect(value).toMatchObject({ records: [{ id: '1' }], skipped: { no_time: 1, no_id: 1, no_object: 1 } })
  })
})
