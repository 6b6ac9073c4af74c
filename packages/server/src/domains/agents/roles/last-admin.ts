import { lock } from '../../../platform/advisory-locks.ts'
import { type Handle, sql } from '../../../platform/db.ts'
import { refusal } from '../refusal.ts'

/** Who may do what changes in one transaction at a time: two administrators cannot take it from each other at once. */
export const lockRoles = (tx: Handle) => lock(tx, 'roles')

/** Under the lock, after the change: without an administrator nobody could give the desk another. */
export async function assertAdminLeft(tx: Handle): Promise<void> {
  if (!(await hasAdmin(tx))) throw refusal(1014)
}

export const hasAdmin = async (db: Handle): Promise<boolean> =>
  (await db.one(sql`select 1 from agents where is_active and 'admin' = any (roles) limit 1`)) !== undefined
