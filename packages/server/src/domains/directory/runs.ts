import type { Tally } from '@yingda/wecom'
import { type Handle, sql } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'

export interface Run {
  readonly id: string
  readonly origin: 'request' | 'schedule' | 'command'
  readonly requestedBy: string | null
  readonly departmentId: number | null
  readonly fetchChild: boolean
  readonly status: 'running' | 'succeeded' | 'failed'
  readonly phase: 'departments' | 'members' | 'done'
  readonly done: number
  readonly total: number
  readonly afterDepartment: number | null
  readonly department: Tally
  readonly member: Tally
  readonly membersSeen: number
  readonly changesNoted: number
  readonly archived: number
  readonly deactivated: number
  readonly error: string | null
  readonly errcode: number | null
  readonly startedAt: Date
  readonly finishedAt: Date | null
  readonly elapsedSeconds: number
  readonly leaseVersion: number
}

export interface NewRun {
  readonly origin: Run['origin']
  readonly requestedBy?: string | undefined
  /** null: the whole company. */
  readonly departmentId: number | null
  readonly fetchChild: boolean
}

export const runColumns = sql`
  id, origin, requested_by as "requestedBy", department_id as "departmentId", fetch_child as "fetchChild", status, phase,
  done, total, after_department as "afterDepartment", department, member, members_seen as "membersSeen",
  changes_noted as "changesNoted", archived,
  deactivated, error, errcode, started_at as "startedAt", finished_at as "finishedAt",
  extract(epoch from coalesce(finished_at, now()) - started_at)::float8 as "elapsedSeconds",
  lease_version as "leaseVersion"`

const nothing = JSON.stringify({ total: 0, created: 0, updated: 0, failed: 0, errors: [], incomplete: false })

/** A run that any node may take up at once, or undefined while one is running: the index lets one in. */
export const addRun = (db: Handle, { origin, requestedBy, departmentId, fetchChild }: NewRun) =>
  db.one<Run>(sql`
    insert into directory_runs (id, origin, requested_by, department_id, fetch_child, department, member)
    values (${newId('dsr')}, ${origin}, ${requestedBy ?? null}, ${departmentId}, ${fetchChild}, ${nothing}, ${nothing})
    on conflict do nothing returning ${runColumns}`)

export const runningRun = (db: Handle) =>
  db.one<Run>(sql`select ${runColumns} from directory_runs where status = 'running'`)

export const findRun = (db: Handle, id: string) =>
  db.one<Run>(sql`select ${runColumns} from directory_runs where id = ${id}`)

export const newestRuns = (db: Handle) =>
  db.rows<Run>(sql`select ${runColumns} from directory_runs order by started_at desc, id desc limit 50`)
