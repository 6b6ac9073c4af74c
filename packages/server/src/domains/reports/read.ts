import { type Handle, sql } from '../../platform/db.ts'
import { type Report, type ReportMetric, type ReportName, reportMetrics, reports } from './contract.ts'
import { factsAsOf } from './position.ts'
import { type Range, timesOf } from './range.ts'

type Row = { readonly key: string; readonly total: number; readonly label: string | null } & Readonly<
  Record<ReportMetric, number | null>
>

/** A session counts where it began, in every column: so the columns of a row are about the same sessions. */
export async function readReport(db: Handle, report: ReportName, range: Range): Promise<Report> {
  const asOf = await factsAsOf(db)
  const rows = await measure(db, range)
  const known = new Map(rows.filter(({ total }) => total === 0).map((row) => [row.key, row]))
  const keys = timesOf(range)
  const columns = reports[report]
  return {
    report,
    ...range,
    asOf: asOf.toISOString(),
    columns: columns.map((id) => ({ id, ...reportMetrics[id] })),
    rows: (keys.length > 0 ? keys : [...known.keys()]).map((key) => ({
      key,
      label: known.get(key)?.label ?? key,
      values: valuesOf(columns, known.get(key)),
    })),
    total: valuesOf(
      columns,
      rows.find(({ total }) => total === 1),
    ),
  }
}

function valuesOf(columns: readonly ReportMetric[], row: Row | undefined): Record<string, number> {
  const values: Record<string, number> = {}
  for (const id of columns) {
    const value = row?.[id] ?? (reportMetrics[id].unit === 'count' ? 0 : undefined)
    if (value !== undefined) values[id] = Math.round(value * 1_000) / 1_000
  }
  return values
}

/** One look at the facts of the range, for every row and for all of them together. */
const measure = (db: Handle, { from, to, tz, groupBy, team }: Range): Promise<Row[]> =>
  db.rows<Row>(sql`
    with facts as (
      select f.*, case ${groupBy}::text
          when 'day' then to_char(f.created_at at time zone ${tz}, 'YYYY-MM-DD')
          when 'hour' then to_char(f.created_at at time zone ${tz}, 'YYYY-MM-DD"T"HH24:00')
          when 'channel' then f.channel_id
          when 'team' then f.team_id
          else f.agent_id end as key,
        extract(epoch from f.accepted_at - f.handoff_at)::float8 as wait,
        extract(epoch from f.first_reply_at - coalesce(f.handoff_at, f.accepted_at))::float8 as response,
        extract(epoch from f.closed_at - f.created_at)::float8 as resolution
      from report_facts f
      where f.created_at >= ${from}::date::timestamp at time zone ${tz}
        and f.created_at < (${to}::date + 1)::timestamp at time zone ${tz}
        and (${groupBy}::text <> 'agent' or f.agent_id is not null)
        and (${groupBy}::text <> 'team' or f.team_id is not null)
        and (${team ?? null}::text is null or f.team_id = ${team ?? null})),
    measured as (
      select key, grouping(key) as total, count(*) as sessions,
        coalesce(sum(customer_messages), 0) as "customerMessages", coalesce(sum(ai_messages), 0) as "aiMessages",
        coalesce(sum(manual_messages), 0) as "manualMessages", count(handoff_at) as handoffs,
        count(handoff_at)::float8 / nullif(count(*), 0) as "handoffRate", count(accepted_at) as accepted,
        count(*) filter (where handoff_at is not null and accepted_at is null and closed_at is not null) as abandoned,
        percentile_cont(0.5) within group (order by wait) as "waitMedian",
        percentile_cont(0.9) within group (order by wait) as "waitP90",
        count(first_reply_at) as replied,
        percentile_cont(0.5) within group (order by response) as "responseMedian",
        percentile_cont(0.9) within group (order by response) as "responseP90",
        count(closed_at) as closed,
        count(*) filter (where closed_at is not null and handoff_at is null and accepted_at is null) as "closedByBot",
        percentile_cont(0.5) within group (order by resolution) as "resolutionMedian",
        percentile_cont(0.9) within group (order by resolution) as "resolutionP90",
        count(rating) as rated, avg(rating)::float8 as "ratingAverage",
        count(*) filter (where rating >= 4)::float8 / nullif(count(rating), 0) as "satisfiedRate"
      from facts group by grouping sets ((key), ()))
    select m.*, coalesce(a.name, t.name) as label from measured m
      left join agents a on ${groupBy}::text = 'agent' and a.user_id = m.key
      left join teams t on ${groupBy}::text = 'team' and t.id = m.key
    order by m.total, m.key`)
