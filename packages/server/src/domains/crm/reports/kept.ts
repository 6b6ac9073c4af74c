import { type Db, sql } from '../../../platform/db.ts'
import { type Account, accountsToAsk } from '../accounts/rows.ts'
import type { Stale } from '../common/contract.ts'
import { staleness } from '../common/staleness.ts'
import { YunkeFault } from '../yunke/fault.ts'
import type { YunkeSession } from '../yunke/gateway.ts'

export interface KeptDeps {
  readonly db: Db
  readonly open: (account: Account) => Promise<YunkeSession>
}

export interface KeptAnswer<T> {
  readonly body: T
  readonly stale?: Stale
}

interface Kept<T> {
  readonly body: T
  readonly fetchedAt: Date
  readonly isFresh: boolean
}

const freshMinutes = 5

/**
 * What Yunke answers this question, asked at most once in five minutes; while it cannot be asked, its last answer.
 * @throws YunkeFault when there is none
 */
export async function keptAnswer<T>(
  { db, open }: KeptDeps,
  account: Account,
  question: readonly string[],
  ask: (session: YunkeSession) => Promise<T>,
): Promise<KeptAnswer<T>> {
  const key = JSON.stringify([account.companyId, ...question])
  const kept = await db.one<Kept<T>>(sql`
    select body, fetched_at as "fetchedAt", fetched_at > now() - ${freshMinutes}::int * interval '1 minute' as "isFresh"
    from crm_live_reports where key = ${key}`)
  if (kept?.isFresh) return { body: kept.body }
  try {
    const body = await ask(await open(account))
    await db.run(sql`
      insert into crm_live_reports (key, company_id, body) values (${key}, ${account.companyId}, ${JSON.stringify(body)}::json)
      on conflict (key) do update set body = excluded.body, fetched_at = now()`)
    return { body }
  } catch (error) {
    if (!kept || !(error instanceof YunkeFault)) throw error
    const since = { since: kept.fetchedAt.toISOString(), reason: error.kind }
    return { body: kept.body, stale: staleness(await accountsToAsk(db)) ?? since }
  }
}
