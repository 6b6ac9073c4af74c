import { type Handle, sql } from '../../../platform/db.ts'
import { endAccess } from '../revocations/end-access.ts'

/** Every token of theirs, and whatever runs on it, ends when the transaction commits. */
export async function signOutEndUser(tx: Handle, endUserId: string): Promise<void> {
  await tx.run(sql`delete from end_user_tokens where end_user_id = ${endUserId}`)
  await endAccess(tx, [{ endUserId }])
}
