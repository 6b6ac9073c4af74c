import { type Db, type Handle, sql } from '../../platform/db.ts'

/** One account that this worker, and nobody else, reads now. */
export interface Claim {
  readonly accountId: string
  readonly cursor: string | null
  readonly key: string | null
  /** What had been rung when it was claimed. */
  readonly rung: number
  readonly attempts: number
  readonly leaseVersion: number
  /** Since when the desk reads the account. */
  readonly boundAt: Date
}

const pollSeconds = 45
/** Renewed every 5 s; whoever takes over looks every second, and must have it within 15. */
const lease = sql`now() + interval '12 seconds'`

/** The account that has been due longest, among those open here. A lease that ran out is anybody's. */
export const claimDue = (db: Db, accountIds: readonly string[]): Promise<Claim | undefined> =>
  db.one<Claim>(sql`
    update pulls set lease_until = ${lease}, lease_version = lease_version + 1, attempts = attempts + 1
    where account_id = (
      select account_id from pulls
      where next_at <= now() and (lease_until is null or lease_until < now()) and account_id = any(${[...accountIds]})
      order by next_at limit 1 for update skip locked)
    returning account_id as "accountId", cursor, key, rung, attempts, lease_version as "leaseVersion", created_at as "boundAt"`)

export const keepAlive = (db: Db, { accountId, leaseVersion }: Claim) =>
  db.run(sql`
    update pulls set lease_until = ${lease}
    where account_id = ${accountId} and lease_version = ${leaseVersion}`)

/** Moves the cursor with the page's rows. Throws when the lease is somebody else's, so that nothing of the page stays. */
export const moveCursor = (tx: Handle, claim: Claim, cursor: string) =>
  held(
    claim,
    tx.run(sql`
      update pulls set cursor = ${cursor}, lease_until = ${lease}
      where account_id = ${claim.accountId} and lease_version = ${claim.leaseVersion}`),
  )

/** Everything was read: due again when it rings, or by the clock; at once if it rang meanwhile. A ring's key serves once. */
export const release = (tx: Handle, claim: Claim) =>
  held(
    claim,
    tx.run(sql`
      update pulls set pulled = ${claim.rung}, lease_until = null, attempts = 0, error = null, pulled_at = now(), failing_since = null,
        key = case when rung > ${claim.rung} then key end,
        next_at = case when rung > ${claim.rung} then now() else now() + ${pollSeconds}::int * interval '1 second' end
      where account_id = ${claim.accountId} and lease_version = ${claim.leaseVersion}`),
  )

export const postpone = (db: Db, { accountId, leaseVersion }: Claim, afterMs: number, error: string) =>
  db.run(sql`
    update pulls set lease_until = null, error = ${error}, next_at = now() + ${afterMs}::int * interval '1 millisecond',
      failing_since = coalesce(failing_since, now())
    where account_id = ${accountId} and lease_version = ${leaseVersion}`)

async function held({ accountId }: Claim, touched: Promise<number>): Promise<void> {
  if ((await touched) === 0) throw new Error(`The reading of ${accountId} went to another worker.`)
}
