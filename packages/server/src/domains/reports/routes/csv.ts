import { Type } from 'typebox'
import { toCsv } from '../../../platform/csv.ts'
import { type App, refusals } from '../../../platform/http.ts'
import { requirePermission } from '../../agents/index.ts'
import { type Report, ReportCsvQuery, type ReportName } from '../contract.ts'
import { rangeOf } from '../range.ts'
import { readReport } from '../read.ts'
import type { ReportRoutesDeps } from './deps.ts'

/** `GET /api/reports/volume.csv` and the others: what the screen shows, for a spreadsheet. */
export const csvRoute = (app: App, { db }: ReportRoutesDeps, report: ReportName) =>
  app.get(
    `/api/reports/${report}.csv`,
    {
      schema: {
        operationId: `export${report.charAt(0).toUpperCase()}${report.slice(1)}`,
        tags: ['Reports'],
        querystring: ReportCsvQuery,
        response: {
          200: { description: 'the report', content: { 'text/csv': { schema: Type.String() } } },
          ...refusals,
        },
      },
      preValidation: requirePermission('reports.read'),
    },
    async ({ query }, reply) => {
      const found = await readReport(db, report, rangeOf(report, query))
      return reply
        .header('content-type', 'text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="${report}-${found.from}-${found.to}.csv"`)
        .header('x-content-type-options', 'nosniff')
        .send(toCsv(table(found, query.lang ?? 'zh')))
    },
  )

const groups = {
  day: { zh: '日期', en: 'Day' },
  hour: { zh: '时间', en: 'Hour' },
  channel: { zh: '渠道', en: 'Channel' },
  agent: { zh: '坐席', en: 'Agent' },
  team: { zh: '班组', en: 'Team' },
} as const
const total = { zh: '合计', en: 'Total' } as const
const unit = { count: undefined, seconds: { zh: '（秒）', en: ' (s)' }, rate: undefined, score: undefined } as const

function table({ columns, rows, total: sums, groupBy }: Report, lang: 'zh' | 'en'): (string | number | undefined)[][] {
  const titles = columns.map((column) => column[lang] + (isUnit(column.unit) ? (unit[column.unit]?.[lang] ?? '') : ''))
  const cells = (values: Readonly<Record<string, number>>) => columns.map(({ id }) => values[id])
  return [
    [groups[groupBy][lang], ...titles],
    ...rows.map(({ label, values }) => [label, ...cells(values)]),
    [total[lang], ...cells(sums)],
  ]
}

const isUnit = (name: unknown): name is keyof typeof unit => typeof name === 'string' && name in unit
