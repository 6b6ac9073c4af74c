import { type Handle, sql } from '../../../platform/db.ts'
import { newId } from '../../../platform/ids.ts'

export interface Run {
  readonly id: string
  readonly origin: 'request' | 'schedule'
  readonly requestedBy: string | null
  /** Days of Beijing, both included. */
  readonly from: string
  readonly to: string
  readonly accountIds: readonly string[]
  readonly status: 'running' | 'succeeded' | 'failed'
  readonly done: number
  readonly total: number
  readonly page: number
  readonly pages: number
  readonly fetched: number
  readonly created: number
  readonly updated: number
  readonly withoutTime: number
  readonly failed: number
  readonly errors: readonly string[]
  readonly error: string | null
  readonly startedAt: Date
  readonly finishedAt: Date | null
  readonly leaseVersion: number
}

export interface NewRun {
  readonly origin: Run['origin']
  readonly requestedBy?: string | undefined
  readonly from: string
  readonly to: string
  /** One at least. */
  readonly accountIds: readonly string[]
  /** Days of all accounts together. */
  readonly total: number
}

export const runColumns = sql`
  id, origin, requested_by as "requestedBy", from_day::text as from, to_day::text as to, account_ids as "accountIds", status,
  done, total, page, pages, fetched, created, updated, without_time as "withoutTime", failed, errors, error,
  started_at as "startedAt", finished_at as "finishedAt", lease_version as "leaseVersion"`

/** A run that any node may take up at once, or undefined while one is running: the index lets one in. */
export const addRun = (db: Handle, { origin, requestedBy, from, to, accountIds, total }: NewRun) =>
  db.one<Run>(sql`
    insert into crm_runs (id, origin, requested_by, from_day, to_day, account_ids, total)
    values (${newId('crmr')}, ${origin}, ${requestedBy ?? null}, ${from}::date, ${to}::date, ${[...accountIds]}::text[], ${total})
    on conflict do nothing returning ${runColumns}`)

export const runningRun = (db: Handle) => db.one<Run>(sql`select ${runColumns} from crm_runs where status = 'running'`)

export const findRun = (db: Handle, id: string) => db.one<Run>(sql`select ${runColumns} from crm_runs where id = ${id}`)

export const newestRuns = (db: Handle) =>
  db.rows<Run>(sql`select ${runColumns} from crm_runs order by started_at desc, id desc limit 50`)
