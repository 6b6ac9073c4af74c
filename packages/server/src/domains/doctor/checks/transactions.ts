import { type Db, sql } from '../../../platform/db.ts'
import type { DoctorDeps } from '../deps.ts'
import { type Check, ok, warning, words } from '../finding.ts'

interface Oldest {
  readonly count: number
  readonly seconds: number
  /** Absent for one that was prepared and left by whoever prepared it. */
  readonly pid: number | null
}

/** The feed and the intake read up to the oldest transaction that still writes, of any database of the server. */
export const transactionsCheck = ({ database }: Pick<DoctorDeps, 'database'>, olderThanSeconds = 60): Check => ({
  id: 'transactions',
  name: words('长事务', 'Long transactions'),
  async look() {
    const db = await database().catch(() => 'away' as const) // @NOTE the check of the database says why
    if (db === 'away') return untested
    if (!db) return ok('没有：数据库还没有启动', 'none: the database has not been started')
    const oldest = await oldestIn(db, olderThanSeconds).catch(() => 'away' as const) // @NOTE the same
    if (oldest === 'away') return untested
    if (!oldest) return ok('没有', 'none')
    const { count, seconds, pid } = oldest
    const end = pid === null ? 'rollback prepared (pg_prepared_xacts)' : `select pg_terminate_backend(${pid})`
    return warning(
      words(`${count} 个，最久的已写了 ${seconds} 秒`, `${count}, the oldest has been writing for ${seconds} s`),
      words(
        `新消息和界面更新都在等它结束；若不该存在，用 ${end} 结束`,
        `new messages and screens wait for its end; if it should not be there, end it: ${end}`,
      ),
    )
  },
})

const oldestIn = (db: Db, olderThanSeconds: number) =>
  db.one<Oldest>(sql`
    select (count(*) over ())::int as count, extract(epoch from clock_timestamp() - since)::int as seconds, pid
    from (
      select xact_start as since, pid from pg_stat_activity where backend_xid is not null
      union all select prepared, null from pg_prepared_xacts
    ) as writing
    where since < clock_timestamp() - make_interval(secs => ${olderThanSeconds})
    order by since limit 1`)

const untested = warning(
  words('未检查：数据库无法使用', 'not tested: the database cannot be used'),
  words('先解决“数据库”', 'mend the database first'),
)
