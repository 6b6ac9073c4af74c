import { addDays, beijingDay, daysBetween } from '../common/beijing.ts'
import { refusal } from '../refusal.ts'
import type { CallReportQuery } from './contract.ts'

export interface ReportRange {
  readonly from: string
  readonly to: string
  readonly groupBy: 'department' | 'staff' | 'day'
  /** Calls of this department, or person, alone. */
  readonly department?: string | undefined
  readonly staffName?: string | undefined
}

const usualDays = 7
const mostDays = 400

/** What is asked for, complete and possible. @throws AppError 40000 naming the field */
export function rangeOf(query: CallReportQuery, now = new Date()): ReportRange {
  const {
    groupBy = 'department',
    to = beijingDay(now),
    from = addDays(to, 1 - usualDays),
    department,
    staffName,
  } = query
  const days = daysBetween(from, to)
  if (!(days >= 1)) throw refusal(40000, '参数错误：from 不能晚于 to')
  if (days > mostDays) throw refusal(40000, `参数错误：from 到 to 最多 ${mostDays} 天`)
  return { from, to, groupBy, department, staffName }
}

export const daysOf = ({ from, to }: ReportRange): string[] =>
  Array.from({ length: daysBetween(from, to) }, (_, n) => addDays(from, n))
