import { type Db, sql } from '../../../platform/db.ts'
import { AppError } from '../../../platform/errors.ts'
import type { Log } from '../../../platform/log.ts'
import { startWorker, type Worker } from '../../../platform/worker.ts'
import { addDays, beijingDay } from '../common/beijing.ts'
import { beginSync } from './begin.ts'

export interface ScheduleDeps {
  readonly db: Db
  readonly log: Log
  /** Time of day of Beijing. */
  readonly at: { readonly hour: number; readonly minute: number }
  readonly onAdded: () => void
  readonly now?: () => Date
}

const lookEveryMs = 60_000
const attempts = 4
/** Of yesterday and the day before: what was written down late, or corrected, is found the night after. */
const daysBack = 2

/**
 * The nightly sync. Any node may look: whichever finds that there was none since the last such hour adds it. One that failed
 * is tried again after three minutes, three times.
 */
export const startCallSchedule = ({ db, log, at, onAdded, now = () => new Date() }: ScheduleDeps): Worker =>
  startWorker({
    name: 'call schedule',
    log,
    everyMs: lookEveryMs,
    async work() {
      const since = lastTime(at, now())
      if (!(await isDue(db, since))) return false
      const to = addDays(beijingDay(since), -1)
      await beginSync(db, { origin: 'schedule', from: addDays(to, 1 - daysBack), to }).then(onAdded, ignoreRefusal)
      return false
    },
  })

/** The newest moment with this time of day in Beijing that is not in the future. */
export function lastTime({ hour, minute }: ScheduleDeps['at'], now: Date): Date {
  const today = Date.parse(`${beijingDay(now)}T00:00:00+08:00`) + (hour * 60 + minute) * 60_000
  return new Date(today > now.getTime() ? today - 86_400_000 : today)
}

/** There is no account yet, or somebody began one in the same moment. */
function ignoreRefusal(error: unknown): void {
  if (!(error instanceof AppError)) throw error
}

/** A desk that is new is not behind with nights from before it. */
async function isDue(db: Db, since: Date): Promise<boolean> {
  const due = await db.one(sql`
    select 1 from crm_schedule where since < ${since}
      and not exists (select from crm_runs where origin = 'schedule' and started_at >= ${since} and status <> 'failed')
      and not exists (select from crm_runs where status = 'running' or finished_at > now() - interval '3 minutes')
      and (select count(*) from crm_runs where origin = 'schedule' and started_at >= ${since}) < ${attempts}::int`)
  return due !== undefined
}
