import { type ReportRow, readReport } from '@yingda/yunke'
import { type Db, sql } from '../../../platform/db.ts'
import { type Account, accountsToAsk } from '../accounts/rows.ts'
import { staleness } from '../common/staleness.ts'
import { asRefusal, refusal } from '../refusal.ts'
import { YunkeFault } from '../yunke/fault.ts'
import type { RemoteReportQuery, YunkeSession } from '../yunke/gateway.ts'
import type { CallReport } from './contract.ts'
import { reportColumns, valuesOf } from './table.ts'

export interface LiveReportDeps {
  readonly db: Db
  readonly open: (account: Account) => Promise<YunkeSession>
}

interface Kept {
  readonly body: Record<string, unknown>
  readonly fetchedAt: Date
  readonly isFresh: boolean
}

const freshMinutes = 5

/** Yunke's own counting, person by person, kept for five minutes; while it cannot be asked, the last answer that there was. */
export async function liveReport(deps: LiveReportDeps, query: RemoteReportQuery): Promise<CallReport> {
  const [account] = await accountsToAsk(deps.db)
  if (!account) throw refusal(40415)
  const key = JSON.stringify([account.companyId, query.direction, query.from, query.to, query.departmentId])
  const kept = await find(deps.db, key)
  if (kept?.isFresh) return present(query, kept.body)
  try {
    const session = await deps.open(account)
    const body = await session.report(query)
    await keep(deps.db, key, account.companyId, body)
    return present(query, body)
  } catch (error) {
    if (!kept || !(error instanceof YunkeFault)) throw asRefusal(error)
    const stale = staleness(await accountsToAsk(deps.db)) ?? { since: kept.fetchedAt.toISOString(), reason: error.kind }
    return { ...present(query, kept.body), stale }
  }
}

function present({ direction, from, to }: RemoteReportQuery, body: Record<string, unknown>): CallReport {
  const { rows } = readReport(body)
  const sum = (count: (row: ReportRow) => number | undefined) => rows.reduce((all, row) => all + (count(row) ?? 0), 0)
  const total = {
    calls: sum((row) => row.calls),
    connected: sum((row) => row.connected),
    talkSeconds: sum((row) => row.talkSeconds),
  }
  return {
    ...{ direction, from, to, groupBy: 'staff', source: 'yunke', columns: reportColumns },
    rows: rows.map((row, index) => ({
      key: row.userId ?? String(index),
      label: [row.department, row.userName].filter(Boolean).join(' / ') || '—',
      values: valuesOf(row),
    })),
    total: valuesOf(total),
  }
}

const find = (db: Db, key: string) =>
  db.one<Kept>(sql`
    select body, fetched_at as "fetchedAt", fetched_at > now() - ${freshMinutes}::int * interval '1 minute' as "isFresh"
    from crm_live_reports where key = ${key}`)

async function keep(db: Db, key: string, companyId: number, body: Record<string, unknown>): Promise<void> {
  await db.run(sql`
    insert into crm_live_reports (key, company_id, body) values (${key}, ${companyId}, ${JSON.stringify(body)}::json)
    on conflict (key) do update set body = excluded.body, fetched_at = now()`)
}
