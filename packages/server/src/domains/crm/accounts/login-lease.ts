import { setTimeout as delay } from 'node:timers/promises'
import { type Db, sql } from '../../../platform/db.ts'

/** Renewed while the login is under way; whoever waits goes on so long after its holder died. */
const lease = sql`now() + interval '10 seconds'`
const renewEveryMs = 3_000
const lookEveryMs = 50
/** Longer than the requests of one login may take. */
const patienceMs = 90_000

/** Does `work` while nobody else, on any node, signs in with this account. No transaction is open meanwhile. */
export async function holdingLogin<T>(db: Db, accountId: string, work: () => Promise<T>): Promise<T> {
  const version = await takeLease(db, accountId)
  const mine = sql`id = ${accountId} and login_lease_version = ${version}`
  // @NOTE a lease that could not be renewed costs one login more, not the one under way.
  const renewing = setInterval(
    () => void db.run(sql`update crm_accounts set login_lease_until = ${lease} where ${mine}`).catch(() => {}),
    renewEveryMs,
  )
  try {
    return await work()
  } finally {
    clearInterval(renewing)
    await db.run(sql`update crm_accounts set login_lease_until = null where ${mine}`).catch(() => {})
  }
}

async function takeLease(db: Db, accountId: string): Promise<number> {
  for (const until = Date.now() + patienceMs; Date.now() < until; await delay(lookEveryMs)) {
    const taken = await db.one<{ version: number }>(sql`
      update crm_accounts set login_lease_until = ${lease}, login_lease_version = login_lease_version + 1
      where id = ${accountId} and (login_lease_until is null or login_lease_until < now())
      returning login_lease_version as version`)
    if (taken) return taken.version
  }
  throw new Error('Another node has been signing in to Yunke for too long.')
}
