import { setTimeout as delay } from 'node:timers/promises'
import { type Db, type Sql, sql } from '../platform/db.ts'

/** Renewed while the work goes on; whoever waits goes on so long after its holder died. */
const lease = sql`now() + interval '10 seconds'`
const renewEveryMs = 3_000
const lookEveryMs = 50
/** Longer than a request of any remote may take. */
const patienceMs = 45_000

/**
 * Runs work, outside of any transaction, while nobody else on any node runs work for the row.
 * @param table with the columns `key`, `lease_until` and `lease_version`
 */
export async function withRowLease<T>(db: Db, table: Sql, key: string, work: () => Promise<T>): Promise<T> {
  const version = await take(db, table, key)
  const mine = sql`where key = ${key} and lease_version = ${version}`
  // @NOTE a lease that could not be renewed costs one request more, not the one under way.
  const renew = () => void db.run(sql`update ${table} set lease_until = ${lease} ${mine}`).catch(() => {})
  const renewing = setInterval(renew, renewEveryMs)
  try {
    return await work()
  } finally {
    clearInterval(renewing)
    // @NOTE one that could not be given up runs out.
    await db.run(sql`update ${table} set lease_until = null ${mine}`).catch(() => {})
  }
}

async function take(db: Db, table: Sql, key: string): Promise<number> {
  for (const until = Date.now() + patienceMs; Date.now() < until; await delay(lookEveryMs)) {
    const taken = await db.one<{ version: number }>(sql`
      insert into ${table} as t (key, lease_until) values (${key}, ${lease})
      on conflict (key) do update set lease_until = excluded.lease_until, lease_version = t.lease_version + 1
        where t.lease_until is null or t.lease_until < now()
      returning lease_version as version`)
    if (taken) return taken.version
  }
  throw new Error('Another node has been at it for too long.')
}
