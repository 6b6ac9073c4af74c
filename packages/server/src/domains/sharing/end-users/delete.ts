import { type Db, sql } from '../../../platform/db.ts'
import { audit } from '../../audit/index.ts'
import type { BotAdmin } from '../guards/require-bot-admin.ts'
import { isUuid } from '../ids.ts'
import { endAccess } from '../revocations/end-access.ts'
import { isInScope } from './rows.ts'

/** With tokens and grants. Nothing happens to an account that is not there, or is somebody else's. */
export async function deleteEndUser(db: Db, admin: BotAdmin, id: string, ip: string): Promise<void> {
  if (!isUuid(id)) return
  await db.tx(async (tx) => {
    const gone = await tx.one<{ id: string; username: string }>(sql`
      delete from end_users u where u.id = ${id} and ${isInScope(admin)} returning u.id, u.username`)
    if (!gone) return
    await endAccess(tx, [{ endUserId: gone.id }])
    await audit(tx, {
      actor: admin.actor,
      action: 'end_user.delete',
      target: { type: 'end_user', id: gone.id },
      details: { username: gone.username },
      ip,
    })
  })
}
