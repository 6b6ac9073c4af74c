import { type Db, sql } from '../../../platform/db.ts'
import { audit } from '../../audit/index.ts'
import type { BotAdmin } from '../guards/require-bot-admin.ts'
import { refusal } from '../refusal.ts'
import { ownEndUser } from './list.ts'
import { type EndUserRow, endUserColumns } from './rows.ts'
import { signOutEndUser } from './sign-out.ts'

interface EndUserChange {
  readonly id: string
  readonly isActive: boolean | undefined
  readonly email: string | null | undefined
  readonly admin: BotAdmin
  readonly ip: string
}

/** Whoever is put out of use is out at once. */
export const changeEndUser = (db: Db, { id, isActive, email, admin, ip }: EndUserChange): Promise<EndUserRow> =>
  db.tx(async (tx) => {
    if (email?.includes('\0')) throw refusal('not_storable')
    const before = await ownEndUser(tx, admin, id)
    const row = await tx.one<EndUserRow>(sql`
      update end_users u set is_active = ${isActive ?? before.isActive},
        email = ${email === undefined ? before.email : email || null}
      where u.id = ${before.id} returning ${endUserColumns}`)
    if (!row) throw refusal('end_user_not_found')
    if (!row.isActive) await signOutEndUser(tx, row.id)
    await audit(tx, {
      actor: admin.actor,
      action: 'end_user.change',
      target: { type: 'end_user', id: row.id },
      details: { isActive: row.isActive },
      ip,
    })
    return row
  })
