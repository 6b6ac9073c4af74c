import type { ReportGroup, ReportName, ReportQuery } from './contract.ts'
import { refusal } from './refusal.ts'

/** What is asked for, complete and possible. */
export interface Range {
  readonly from: string
  readonly to: string
  readonly tz: string
  readonly groupBy: ReportGroup
  /** Sessions of this team alone. */
  readonly team?: string
}

const dayMs = 86_400_000
const mostDays = { day: 400, hour: 31, channel: 400, agent: 400, team: 400 } satisfies Record<ReportGroup, number>
const usualDays = 7
const usualGroup: Partial<Record<ReportName, ReportGroup>> = { agents: 'agent', channels: 'channel' }

/** @throws AppError 40000 naming the field */
export function rangeOf(report: ReportName, query: ReportQuery, now: Date = new Date()): Range {
  const { tz = 'Asia/Shanghai', groupBy = usualGroup[report] ?? 'day' } = query
  if (!isZone(tz)) throw unknownZone(tz)
  const to = query.to ?? todayIn(tz, now)
  const from = query.from ?? addDays(to, 1 - usualDays)
  const days = (Date.parse(to) - Date.parse(from)) / dayMs + 1
  if (Number.isNaN(days) || days < 1) throw refusal(40000, 'from 不能晚于 to')
  if (days > mostDays[groupBy]) throw refusal(40000, `groupBy=${groupBy} 时 from 到 to 最多 ${mostDays[groupBy]} 天`)
  return { from, to, tz, groupBy, ...(query.team && { team: query.team }) }
}

/** The rows that a report over time has, in order, whether or not something happened. */
export function timesOf({ from, to, groupBy }: Range): string[] {
  if (groupBy !== 'day' && groupBy !== 'hour') return []
  const days = Array.from({ length: (Date.parse(to) - Date.parse(from)) / dayMs + 1 }, (_, n) => addDays(from, n))
  if (groupBy === 'day') return days
  return days.flatMap((day) => Array.from({ length: 24 }, (_, hour) => `${day}T${String(hour).padStart(2, '0')}:00`))
}

/** @throws AppError 40000 for a zone that is none */
export function todayIn(tz: string, now: Date = new Date()): string {
  if (!isZone(tz)) throw unknownZone(tz)
  return new Intl.DateTimeFormat('en-CA', { timeZone: tz, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    now,
  )
}

const unknownZone = (tz: string) => refusal(40000, `tz 不是有效的时区: ${tz}`)

/** Names only: an offset such as +08:00 means the opposite to PostgreSQL. */
function isZone(tz: string): boolean {
  if (!/^[A-Za-z][\w+-]*(\/[\w+-]+)*$/.test(tz)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: tz })
    return true
  } catch {
    // @NOTE that is how Intl says that it knows no such zone.
    return false
  }
}

const addDays = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10)
