import { type Handle, type Sql, sql } from '../../platform/db.ts'
import { type JobInfo, jobIds } from './contract.ts'

type JobId = (typeof jobIds)[number]

interface Probe {
  readonly waiting: number
  readonly failing: number
  readonly oldestAt: Date | null
  readonly detail: string | null
}

/** Looks at the work of each worker: its own index says what waits, and nothing is counted beyond ten thousand. */
export async function readJobs(db: Handle): Promise<JobInfo[]> {
  const jobs: JobInfo[] = []
  for (const id of jobIds) {
    const row = await db.one<Probe>(probes[id])
    const { waiting = 0, failing = 0, oldestAt, detail } = row ?? {}
    jobs.push({
      id,
      state: failing > 0 ? 'failing' : waiting > 0 ? 'working' : 'idle',
      waiting,
      failing,
      ...(oldestAt && { oldestAt: oldestAt.toISOString() }),
      ...(detail && { detail }),
    })
  }
  return jobs
}

const most = 10_000
const none = sql`null::text as detail`

/** Changes that a reader with a place of its own has not read. */
const behind = (position: Sql): Sql => sql`
  select count(*) as waiting, 0 as failing, min(at) as "oldestAt", ${none} from (
    select c.at from changes c, ${position} p where (c.xid, c.id) > (p.xid, p.id) limit ${most}) as rows`

const probes: Record<JobId, Sql> = {
  intake: sql`
    select count(*) as waiting, 0 as failing, min(received_at) as "oldestAt", ${none} from (
      select i.received_at from inbound i, intake_position p where (i.xid, i.id) > (p.xid, p.id) limit ${most}) as rows`,
  intake_retry: sql`
    select count(*) as waiting, count(*) as failing, min(i.received_at) as "oldestAt", max(f.error) as detail
    from (select * from inbound_failures limit ${most}) as f join inbound i using (xid, id)`,
  pulls: sql`
    select count(*) filter (where pulled < rung) as waiting, count(failing_since) as failing,
      min(failing_since) as "oldestAt", max(error) as detail from pulls`,
  bot: sql`
    select count(*) as waiting, count(*) filter (where attempts > 1) as failing, null::timestamptz as "oldestAt", ${none}
    from (select attempts from bot_turns limit ${most}) as rows`,
  outbox: sql`
    select count(*) as waiting, count(*) filter (where attempts > 1) as failing, min(queued_at) as "oldestAt", ${none}
    from (select attempts, queued_at from outbound limit ${most}) as rows`,
  file_fetches: sql`
    select count(*) as waiting, count(*) filter (where attempts > 1) as failing, null::timestamptz as "oldestAt", ${none}
    from (select attempts from file_fetches limit ${most}) as rows`,
  greetings: sql`
    select count(*) as waiting, 0 as failing, min(created_at) as "oldestAt", ${none}
    from (select created_at from greetings limit ${most}) as rows`,
  remote_wishes: sql`
    select count(*) as waiting, count(*) filter (where attempts > 1) as failing, null::timestamptz as "oldestAt", ${none}
    from (select attempts from remote_wishes limit ${most}) as rows`,
  directory: sql`
    select coalesce((r.status = 'running')::int, 0) + (select count(*) from directory_events) as waiting,
      coalesce((r.status = 'failed')::int, 0) + (select count(*) from directory_events where attempts > 0) as failing,
      case r.status when 'running' then r.started_at end as "oldestAt",
      case r.status when 'running' then r.phase || ' ' || r.done || '/' || r.total else r.error end as detail
    from (values (1)) as one (n) left join lateral (
      select * from directory_runs order by started_at desc, id desc limit 1) as r on true`,
  calls: sql`
    select coalesce((r.status = 'running')::int, 0) as waiting, coalesce((r.status = 'failed')::int, 0) as failing,
      case r.status when 'running' then r.started_at end as "oldestAt",
      case r.status when 'running' then r.done || '/' || r.total else r.error end as detail
    from (values (1)) as one (n) left join lateral (
      select * from crm_runs order by started_at desc, id desc limit 1) as r on true`,
  search_index: behind(sql`message_grams_position`),
  reports: behind(sql`report_position`),
  alerts: sql`
    select count(*) as waiting, count(*) filter (where attempts > 0) as failing, min(created_at) as "oldestAt",
      max(error) as detail from alerts where status = 'queued'`,
}
