import { type ReportRow, readReport } from '@yingda/yunke'
import type { Account } from '../accounts/rows.ts'
import { asRefusal } from '../refusal.ts'
import type { RemoteReportQuery } from '../yunke/gateway.ts'
import type { CallReport } from './contract.ts'
import { type KeptDeps, keptAnswer } from './kept.ts'
import { reportColumns, valuesOf } from './table.ts'

/** Yunke's own counting, person by person. */
export async function liveReport(deps: KeptDeps, account: Account, query: RemoteReportQuery): Promise<CallReport> {
  const { direction, from, to, departmentId } = query
  const ask = ['report', direction, from, to, departmentId]
  const { body, stale } = await keptAnswer(deps, account, ask, (session) => session.report(query)).catch(throwRefusal)
  const rows = body.flatMap((page) => readReport(page).rows)
  return {
    ...{ direction, from, to, groupBy: 'staff', source: 'yunke', columns: reportColumns },
    rows: rows.map((row, index) => ({
      key: row.userId ?? String(index),
      label: [row.department, row.userName].filter(Boolean).join(' / ') || '—',
      values: valuesOf(row),
    })),
    total: valuesOf(totalOf(rows)),
    ...(stale && { stale }),
  }
}

const throwRefusal = (error: unknown): never => {
  throw asRefusal(error)
}

function totalOf(rows: readonly ReportRow[]) {
  const sum = (count: (row: ReportRow) => number | undefined) => rows.reduce((all, row) => all + (count(row) ?? 0), 0)
  return {
    calls: sum((row) => row.calls),
    connected: sum((row) => row.connected),
    talkSeconds: sum((row) => row.talkSeconds),
  }
}
