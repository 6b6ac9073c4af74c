import { expect, test } from 'vitest'
import { ReportClient } from './index.ts'
import { readReport } from './read-report.ts'
import { failure } from './testing/failure.ts'
import { account, fakeYunke, fine } from './testing/fake-yunke.ts'

const day = { startDate: '2025-11-30', endDate: '2025-11-30', departId: 'd1' }

function world() {
  const yunke = fakeYunke(() => fine({ data: [] }))
  return { ...yunke, reports: new ReportClient({ ...account, client: yunke.client }) }
}

test('the call report is asked for from its page, with the usual values', async () => {
  const { reports, seen } = world()
  expect(await reports.getCallIndexDetail(day)).toMatchObject({ success: true, data: { data: [] } })
  expect([seen[0]?.method, seen[0]?.url.pathname]).toEqual(['POST', '/yunke-report-phone/module/getIndexDetail'])
  expect(seen[0]?.headers.referer).toBe('https://crm.yunkecn.com/cms/home/reportform/call')
  expect(seen[0]?.body).toEqual({
    ...{ childModule: 'outCall', starttime: '2025-11-30', endtime: '2025-11-30', departId: 'd1' },
    ...{ searchUserId: '', option: '1', page: 1, pageSize: 10 },
  })
})

test('the outbound report is of calls made, the inbound one of calls taken', async () => {
  const { reports, seen } = world()
  await reports.getOutboundCallReport(day)
  await reports.getInboundCallReport({ ...day, page: 2, pageSize: 100 })
  expect(seen.map(({ body }) => body)).toMatchObject([
    { childModule: 'outCall', page: 1, pageSize: 10 },
    { childModule: 'inCall', page: 2, pageSize: 100 },
  ])
})

test.each([
  { startDate: '2025-11-31' },
  { startDate: '30.11.2025' },
  { endDate: '2025-11-30 10:00' },
  { page: 0 },
  { page: 1.5 },
  { pageSize: 0 },
  { pageSize: 101 },
])('%j is refused before anything is sent', async (change) => {
  const { reports, seen } = world()
  expect(await failure(reports.getCallIndexDetail({ ...day, ...change }))).toBeInstanceOf(RangeError)
  expect(seen).toEqual([])
})

test('rows are read as far as their columns are known', () => {
  const row = {
    userId: 7,
    userName: '张三',
    departName: '售后',
    callCount: '12',
    connectCount: 9,
    callSeconds: 300,
    more: 1,
  }
  expect(readReport({ data: { data: [row, null], totalCount: 1, pageCount: 1 } })).toEqual({
    rows: [
      {
        ...{ userId: '7', userName: '张三', department: '售后', calls: 12, connected: 9, talkSeconds: 300 },
        ...{ averageSeconds: undefined, customers: undefined, raw: row },
      },
    ],
    totalCount: 1,
    pageCount: 1,
  })
  expect(readReport({ data: [row] }).rows).toHaveLength(1)
  expect(readReport({ data: 'nothing' })).toEqual({ rows: [], totalCount: undefined, pageCount: undefined })
})
