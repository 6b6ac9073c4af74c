import { type Handle, sql } from '../../../platform/db.ts'
import type { FaultKind } from '../yunke/fault.ts'
import type { Account } from './rows.ts'

/**
 * Remembers since when an account does not work; the first moment stays, whatever the reason becomes. A password that was
 * refused is not tried again; one that took its place meanwhile has not been tried.
 */
export async function noteTrouble(
  db: Handle,
  { id, passwordSealed }: Pick<Account, 'id' | 'passwordSealed'>,
  kind: FaultKind,
): Promise<void> {
  if (kind === 'password_error') {
    await db.run(sql`
      update crm_accounts set status = 'password_error' where id = ${id} and password_sealed = ${passwordSealed}`)
  }
  await db.run(sql`
    update crm_accounts set trouble = ${kind}, trouble_since = coalesce(trouble_since, now())
    where id = ${id} and password_sealed = ${passwordSealed} and trouble is distinct from ${kind}`)
}

/** It works again. Asked after every answer of Yunke, so it writes only what differs. */
export async function clearTrouble(db: Handle, accountId: string): Promise<void> {
  await db.run(sql`
    update crm_accounts set trouble = null, trouble_since = null
    where id = ${accountId} and trouble is not null and status <> 'password_error'`)
}
