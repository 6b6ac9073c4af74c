import { type Handle, sql } from './db.ts'

/** Whoever takes turns across all nodes has a name here; its place is its number, so only ever append. */
const names = [
  'data folder',
  'migrations',
  'intake',
  'roles',
  'assignment',
  'alerts',
  'search index',
  'reports',
  'end user name',
  'conversation',
  'webhooks',
  'who is who',
] as const
export type LockName = (typeof names)[number]

export const lockKey = (name: LockName): number => 7_411_000 + names.indexOf(name)

/**
 * Waits until nobody else has it; it is given back at the end of the transaction, however that ends. Unlike a row lock it
 * takes no transaction id, so that it holds up no reader of the feed.
 */
export const lock = (tx: Handle, name: LockName): Promise<unknown> =>
  tx.run(sql`select pg_advisory_xact_lock(${lockKey(name)})`)

/** The same for one of many things of that name. Two of them may share a lock; then one waits without need. */
export const lockOne = (tx: Handle, name: LockName, thing: string): Promise<unknown> =>
  tx.run(sql`select pg_advisory_xact_lock(${lockKey(name)}::int, hashtext(${thing}))`)

/** The same without waiting: false while somebody else has it. */
export const tryLock = async (tx: Handle, name: LockName): Promise<boolean> =>
  (await tx.one<{ mine: boolean }>(sql`select pg_try_advisory_xact_lock(${lockKey(name)}) as mine`))?.mine === true
