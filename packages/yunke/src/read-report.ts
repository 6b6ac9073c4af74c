import { isRecord } from './is-record.ts'
import { countOf, firstText } from './values.ts'

export interface ReportRow {
  readonly userId: string | undefined
  readonly userName: string | undefined
  readonly department: string | undefined
  readonly calls: number | undefined
  readonly connected: number | undefined
  readonly talkSeconds: number | undefined
  readonly averageSeconds: number | undefined
  readonly customers: number | undefined
  /** As it came: the columns of this report are not documented. */
  readonly raw: Readonly<Record<string, unknown>>
}

export interface Report {
  readonly rows: readonly ReportRow[]
  readonly totalCount: number | undefined
  readonly pageCount: number | undefined
}

/** The rows of a call report, as far as their columns are known; an unknown shape gives no rows. */
export function readReport(json: Readonly<Record<string, unknown>>): Report {
  const data = isRecord(json.data) ? json.data : { data: json.data }
  const rows = [data.data, data.list, data.rows].find(Array.isArray) ?? []
  return {
    rows: rows.filter(isRecord).map(readRow),
    totalCount: countOf(data.totalCount ?? data.total),
    pageCount: countOf(data.pageCount),
  }
}

const readRow = (raw: Record<string, unknown>): ReportRow => ({
  userId: firstText(raw, ['userId', 'id']),
  userName: firstText(raw, ['userName', 'userIdName', 'name']),
  department: firstText(raw, ['departName', 'departmentName', 'departmentList']),
  calls: countOf(raw.callCount),
  connected: countOf(raw.connectCount),
  talkSeconds: countOf(raw.callSeconds),
  averageSeconds: countOf(raw.avgSeconds),
  customers: countOf(raw.customerCount),
  raw,
})
