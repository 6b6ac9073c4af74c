import { type Db, sql } from '../../platform/db.ts'
import type { AlertInfo, AlertKind, AlertPage } from './contract.ts'

interface Row {
  readonly id: string
  readonly kind: AlertKind
  readonly sessionId: string | null
  readonly accountId: string | null
  readonly to: string[]
  readonly missed: string[]
  readonly text: string
  readonly status: AlertInfo['status']
  readonly error: string | null
  readonly createdAt: Date
  readonly endedAt: Date | null
}

/** Newest first. */
export async function recentAlerts(db: Db, cursor: string | undefined, limit = 50): Promise<AlertPage> {
  // Ids sort by the moment they were made in.
  const rows = await db.rows<Row>(sql`
    select id, kind, session_id as "sessionId", account_id as "accountId", user_ids as to, missed, text, status, error,
      created_at as "createdAt", ended_at as "endedAt"
    from alerts where ${cursor ?? null}::text is null or id < ${cursor ?? null}
    order by id desc limit ${limit + 1}`)
  const last = rows.length > limit ? rows[limit - 1] : undefined
  return { items: rows.slice(0, limit).map(present), ...(last && { next: last.id }) }
}

const present = ({ sessionId, accountId, error, createdAt, endedAt, ...rest }: Row): AlertInfo => ({
  ...rest,
  ...(sessionId !== null && { sessionId }),
  ...(accountId !== null && { accountId }),
  ...(error !== null && { error }),
  createdAt: createdAt.toISOString(),
  ...(endedAt && { endedAt: endedAt.toISOString() }),
})

const chunk = 1_000

/** What is older than thirty days goes, in short transactions. */
export async function sweepAlerts(db: Db): Promise<void> {
  const sweep = () =>
    db.run(sql`
      delete from alerts where id in (
        select id from alerts where created_at < now() - interval '30 days' order by created_at limit ${chunk})`)
  while ((await sweep()) === chunk);
}
