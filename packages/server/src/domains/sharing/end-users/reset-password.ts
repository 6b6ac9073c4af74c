import { type Db, sql } from '../../../platform/db.ts'
import { audit } from '../../audit/index.ts'
import type { BotAdmin } from '../guards/require-bot-admin.ts'
import { ownEndUser } from './list.ts'
import { hashOfPassword } from './password.ts'
import { signOutEndUser } from './sign-out.ts'

interface Reset {
  readonly id: string
  readonly password: string
  readonly admin: BotAdmin
  readonly ip: string
}

/** The new password and the end of every token are one act. */
export async function resetPassword(db: Db, { id, password, admin, ip }: Reset): Promise<void> {
  await ownEndUser(db, admin, id)
  const hash = await hashOfPassword(password)
  await db.tx(async (tx) => {
    const user = await ownEndUser(tx, admin, id)
    await tx.run(sql`update end_users set password_hash = ${hash} where id = ${user.id}`)
    await signOutEndUser(tx, user.id)
    const target = { type: 'end_user', id: user.id }
    await audit(tx, { actor: admin.actor, action: 'end_user.reset_password', target, ip })
  })
}
