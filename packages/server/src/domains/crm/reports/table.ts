import { type CallReport, type CallReportMetric, callReportMetrics } from './contract.ts'

/** Sums of one row; what is not known of it is absent. */
export interface Sums {
  readonly calls?: number | undefined
  readonly connected?: number | undefined
  readonly talkSeconds?: number | undefined
}

const isMetric = (id: string): id is CallReportMetric => id in callReportMetrics
const metrics = Object.keys(callReportMetrics).filter(isMetric)

export const reportColumns: CallReport['columns'] = metrics.map((id) => ({ id, ...callReportMetrics[id] }))

/** Rates and averages of nothing are absent, not 0. */
export function valuesOf({ calls, connected, talkSeconds }: Sums): Record<string, number> {
  const values = {
    calls,
    connected,
    connectRate: ratio(connected, calls),
    talkSeconds,
    averageSeconds: ratio(talkSeconds, connected),
  } satisfies Record<CallReportMetric, number | undefined>
  return Object.fromEntries(Object.entries(values).filter((entry): entry is [string, number] => entry[1] !== undefined))
}

const ratio = (part: number | undefined, whole: number | undefined): number | undefined =>
  part === undefined || !whole ? undefined : Math.round((part / whole) * 1_000) / 1_000

const groups = {
  department: { zh: '部门', en: 'Department' },
  staff: { zh: '人员', en: 'Staff' },
  day: { zh: '日期', en: 'Day' },
} as const
const total = { zh: '合计', en: 'Total' } as const
const unit = { count: { zh: '', en: '' }, rate: { zh: '', en: '' }, seconds: { zh: '（秒）', en: ' (s)' } } as const

type Cell = string | number | undefined

/** What the screen shows, for a spreadsheet. */
export function cellsOf({ columns, rows, total: sums, groupBy }: CallReport, lang: 'zh' | 'en'): Cell[][] {
  const unitOf = (name: unknown) => (name === 'rate' || name === 'seconds' ? unit[name][lang] : '')
  const group = groupBy === 'day' || groupBy === 'staff' ? groups[groupBy] : groups.department
  const cells = (values: Readonly<Record<string, number>>): Cell[] => columns.map(({ id }) => values[id])
  return [
    [group[lang], ...columns.map((column) => column[lang] + unitOf(column.unit))],
    ...rows.map(({ label, values }) => [label, ...cells(values)]),
    [total[lang], ...cells(sums)],
  ]
}
