import { type Handle, sql } from '../../platform/db.ts'
import { factsAsOf } from '../reports/index.ts'
import type { MonitorStats } from './contract.ts'

interface Today {
  readonly sessions: number
  readonly handoffs: number
  readonly replied: number
  readonly rated: number
  readonly responseMedian: number | null
  readonly responseP90: number | null
  readonly ratingAverage: number | null
  readonly closed: number
  readonly ai: number
  readonly pending: number
  readonly manual: number
}

/** Today in figures, from the facts of sessions and the index of the open ones. */
export async function watchStats(db: Handle, { tz, day }: { tz: string; day: string }): Promise<MonitorStats> {
  const asOf = await factsAsOf(db)
  const row = await db.one<Today>(sql`
    with begun as (
      select f.*, extract(epoch from f.first_reply_at - coalesce(f.handoff_at, f.accepted_at))::float8 as response
      from report_facts f where f.created_at >= ${day}::date::timestamp at time zone ${tz}),
    open as (
      select count(*) filter (where status = 'ai') as ai, count(*) filter (where status = 'pending') as pending,
        count(*) filter (where status = 'manual') as manual from sessions where status <> 'closed'),
    ended as (
      select count(*) as closed from sessions
      where status = 'closed' and closed_at >= ${day}::date::timestamp at time zone ${tz})
    select count(*) as sessions, count(handoff_at) as handoffs, count(first_reply_at) as replied,
      count(rating) as rated, percentile_cont(0.5) within group (order by response) as "responseMedian",
      percentile_cont(0.9) within group (order by response) as "responseP90", avg(rating)::float8 as "ratingAverage",
      (select closed from ended) as closed, (select ai from open) as ai, (select pending from open) as pending,
      (select manual from open) as manual
    from begun`)
  const { ai = 0, pending = 0, manual = 0, sessions = 0, handoffs = 0, replied = 0, rated = 0, closed = 0 } = row ?? {}
  return {
    asOf: asOf.toISOString(),
    day,
    open: { ai, pending, manual },
    sessions,
    handoffs,
    replied,
    ...optional('responseMedian', row?.responseMedian),
    ...optional('responseP90', row?.responseP90),
    rated,
    ...optional('ratingAverage', row?.ratingAverage),
    closed,
  }
}

const optional = <Key extends string>(key: Key, value: number | null | undefined): Partial<Record<Key, number>> => {
  const found: Partial<Record<Key, number>> = {}
  if (typeof value === 'number') found[key] = Math.round(value * 10) / 10
  return found
}
