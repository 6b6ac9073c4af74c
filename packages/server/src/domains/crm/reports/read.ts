import { type Handle, type Sql, sql } from '../../../platform/db.ts'
import { allOf } from '../common/all-of.ts'
import { daysIn, type Scope } from '../scopes/scope.ts'
import type { CallReport } from './contract.ts'
import { daysOf, type ReportRange } from './range.ts'
import { reportColumns, valuesOf } from './table.ts'

interface Row {
  readonly key: string
  readonly label: string | null
  readonly isTotal: boolean
  readonly calls: number
  readonly connected: number
  readonly talkSeconds: number
}

/** From the counts of days, so that a year of millions of calls is as quick as a week. */
export async function readReport(
  db: Handle,
  direction: 'out' | 'in',
  range: ReportRange,
  scope: Scope,
): Promise<CallReport> {
  const rows = await countsOf(db, direction, range, scope)
  const known = new Map(rows.filter(({ isTotal }) => !isTotal).map((row) => [row.key, row]))
  const keys = range.groupBy === 'day' ? daysOf(range) : [...known.keys()]
  const sums = rows.find(({ isTotal }) => isTotal) ?? nothing
  const { from, to, groupBy } = range
  return {
    ...{ direction, from, to, groupBy, source: 'records' },
    columns: reportColumns,
    rows: keys.map((key) => ({
      key,
      label: known.get(key)?.label || key || '—',
      values: valuesOf(known.get(key) ?? nothing),
    })),
    total: valuesOf(sums),
  }
}

const nothing = { calls: 0, connected: 0, talkSeconds: 0 }

const keys = {
  day: sql`to_char(d.day, 'YYYY-MM-DD')`,
  department: sql`d.department`,
  // Whoever changed their name is one person; two of one name are two.
  staff: sql`coalesce('member:' || m.user_id, d.staff_name)`,
}

const countsOf = (
  db: Handle,
  direction: 'out' | 'in',
  { from, to, groupBy, ...wanted }: ReportRange,
  scope: Scope,
): Promise<Row[]> =>
  db.rows<Row>(sql`
    with counted as (
      select ${keys[groupBy]} as key, ${groupBy === 'staff' ? sql`m.name` : sql`null::text`} as label, d.calls, d.connected,
        d.talk_seconds
      from crm_call_days d ${groupBy === 'staff' ? members : sql``}
      where d.direction = ${direction} and d.day between ${from}::date and ${to}::date
        and ${allOf([...daysIn(scope), ...only(wanted)])})
    select key, coalesce(max(label), key) as label, grouping(key) = 1 as "isTotal", coalesce(sum(calls), 0)::int as calls,
      coalesce(sum(connected), 0)::int as connected, coalesce(sum(talk_seconds), 0)::bigint as "talkSeconds"
    from counted group by grouping sets ((key), ()) having grouping(key) = 1 or sum(calls) <> 0 order by key`)

const only = ({ department, staffName }: Pick<ReportRange, 'department' | 'staffName'>): Sql[] => [
  ...(department !== undefined ? [sql`d.department = ${department}`] : []),
  ...(staffName !== undefined ? [sql`d.staff_name = ${staffName}`] : []),
]

/** Who a name was on that day. */
const members = sql`
  left join crm_staff s on s.company_id = d.company_id and s.staff_name = d.staff_name and s.effective_from <= d.day
    and (s.effective_to is null or s.effective_to > d.day)
  left join directory_members m on m.user_key = s.member_key`
