import { expect, test } from 'vitest'
import { reportPath } from './calls.ts'
import { type ReportChoice, reportWanted } from './report-wanted.ts'

const days = { from: '2026-03-01', to: '2026-03-07' }
const choice: ReportChoice = { way: 'outbound', source: 'records', span: 7, groupBy: 'day', department: '一部' }

test('records are narrowed by name, and what Yunke counts by its own id', () => {
  expect(reportWanted(choice, days)).toEqual({ ...days, groupBy: 'day', department: '一部' })
  const live = { ...choice, source: 'yunke', companyCode: 'c', departmentId: 'd1' } as const
  expect(reportWanted(live, days)).toEqual({
    ...days,
    ...{ groupBy: 'staff', live: 'true', companyCode: 'c', departmentId: 'd1' },
  })
})

test('without a department there is nothing that Yunke could count', () => {
  expect(reportWanted({ ...choice, source: 'yunke' }, days)).toBeUndefined()
})

test('a file is asked for with what was chosen and nothing else', () => {
  const wanted = reportWanted(choice, days)
  expect(wanted && reportPath('outbound', 'csv', wanted, 'zh')).toBe(
    '/api/crm/reports/outbound.csv?from=2026-03-01&to=2026-03-07&groupBy=day&department=%E4%B8%80%E9%83%A8&lang=zh',
  )
})
