import { type Db, sql } from '../../../platform/db.ts'
import { type Check, type Finding, ok, warning, words } from '../../doctor/index.ts'
import { accountsToAsk } from '../accounts/rows.ts'
import type { YunkeCheckDeps } from './deps.ts'
import { notRunning } from './not-running.ts'

export const callSyncCheck = ({ database, syncAt }: Pick<YunkeCheckDeps, 'database' | 'syncAt'>): Check => ({
  id: 'yunke-sync',
  name: words('通话记录同步', 'Sync of calls'),
  async look() {
    const db = await database()
    return db ? lookAt(db, syncAt !== undefined) : notRunning
  },
})

interface Last {
  readonly status: 'running' | 'succeeded' | 'failed'
  readonly at: Date
  readonly error: string | null
  readonly isOld: boolean
}

async function lookAt(db: Db, isNightly: boolean): Promise<Finding> {
  const accounts = await accountsToAsk(db)
  if (accounts.length === 0) return ok('没有要同步的账号', 'there is no account to sync')
  const last = await db.one<Last>(sql`
    select status, coalesce(finished_at, started_at) as at, coalesce(error, errors[1]) as error,
      started_at < now() - interval '2 days' as "isOld"
    from crm_runs order by started_at desc, id desc limit 1`)
  if (!last) return ok('还没有同步过', 'none yet')
  const at = last.at.toISOString()
  if (last.status === 'running') return ok(`进行中，${at} 开始`, `under way since ${at}`)
  if (last.status === 'failed') {
    return warning(
      words(`上次失败（${at}）：${last.error ?? ''}`, `the last one failed (${at}): ${last.error ?? ''}`),
      words('在控制台 通话记录 里重新同步', 'sync again at Call log in the console'),
    )
  }
  if (last.isOld && isNightly) {
    return warning(
      words(`上次成功 ${at}，之后没有再同步`, `the last one was ${at}, and none came after it`),
      words('查看日志里的 call schedule', 'look for “call schedule” in the log'),
    )
  }
  return ok(`上次成功 ${at}`, `the last one was ${at}`)
}
