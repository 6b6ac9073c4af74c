import { type Db, sql } from '../../platform/db.ts'
import type { Log } from '../../platform/log.ts'
import { startWorker, type Worker } from '../../platform/worker.ts'
import { addRun } from './runs.ts'

export interface ScheduleDeps {
  readonly db: Db
  readonly log: Log
  /** Local time of day. */
  readonly at: { readonly hour: number; readonly minute: number }
  readonly onAdded: () => void
  readonly now?: () => Date
}

const lookEveryMs = 60_000
const attempts = 4

/**
 * The nightly sync. Any node may look: whichever finds that the company was not synced since the last 02:00 adds the
 * run. One that failed is tried again after three minutes, three times.
 */
export const startSchedule = ({ db, log, at, onAdded, now = () => new Date() }: ScheduleDeps): Worker =>
  startWorker({
    name: 'directory schedule',
    log,
    everyMs: lookEveryMs,
    async work() {
      if (!(await isDue(db, lastTime(at, now())))) return false
      if (await addRun(db, { origin: 'schedule', departmentId: null, fetchChild: true })) onAdded()
      return false
    },
  })

/** The newest moment with this time of day that is not in the future. */
export function lastTime({ hour, minute }: ScheduleDeps['at'], now: Date): Date {
  const time = new Date(now)
  time.setHours(hour, minute, 0, 0)
  if (time > now) time.setDate(time.getDate() - 1)
  return time
}

/** A desk that is new is not behind with nights from before it. */
async function isDue(db: Db, since: Date): Promise<boolean> {
  const due = await db.one(sql`
    select 1 from directory_schedule where since < ${since}
      and not exists (
        select from directory_runs
        where department_id is null and started_at >= ${since} and status <> 'failed')
      and not exists (
        select from directory_runs where status = 'running' or finished_at > now() - interval '3 minutes')
      and (select count(*) from directory_runs where origin = 'schedule' and started_at >= ${since}) < ${attempts}::int`)
  return due !== undefined
}
