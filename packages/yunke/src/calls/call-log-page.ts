import { YunkeApiError } from '../errors.ts'
import { isRecord } from '../is-record.ts'
import { countOf } from '../values.ts'
import { type CallRecord, readCallRecord, type UnreadableCall } from './call-record.ts'

export interface CallLogPage {
  readonly page: number
  readonly records: readonly CallRecord[]
  /** Rows that are no call to us, by reason. */
  readonly skipped: Readonly<Record<UnreadableCall, number>>
  /** Of all pages, if Yunke says so. */
  readonly totalCount: number | undefined
  readonly pageCount: number | undefined
  readonly isLast: boolean
}

/**
 * One answer of the list. Without a page count a page that is not full is the last one.
 * @throws YunkeApiError when there is no list: taken for an empty one, it would look as if nobody had called
 */
export function readCallLogPage(
  json: Readonly<Record<string, unknown>>,
  { page, pageSize }: { readonly page: number; readonly pageSize: number },
): CallLogPage {
  const data = isRecord(json.data) ? json.data : {}
  const rows: unknown = data.data ?? data.list
  if (!Array.isArray(rows)) throw new YunkeApiError('通话记录的返回中没有列表')
  const totalCount = countOf(data.totalCount ?? data.total)
  const pageCount = countOf(data.pageCount) ?? (totalCount === undefined ? undefined : Math.ceil(totalCount / pageSize))
  const isFull = rows.length >= pageSize
  const isLast = rows.length === 0 || (pageCount === undefined ? !isFull : page >= pageCount)
  return { page, ...readCallRecords(rows), totalCount, pageCount, isLast }
}

/** The calls among these rows, and how many rows are none. */
export function readCallRecords(rows: readonly unknown[]): Pick<CallLogPage, 'records' | 'skipped'> {
  const records: CallRecord[] = []
  const skipped = { no_id: 0, no_time: 0, no_object: 0 }
  for (const row of rows) {
    const read = readCallRecord(row)
    if (typeof read === 'string') skipped[read] += 1
    else records.push(read)
  }
  return { records, skipped }
}
