import { randomUUID } from 'node:crypto'
import { lockOne } from '../../../platform/advisory-locks.ts'
import { type Db, type Handle, sql } from '../../../platform/db.ts'
import { audit } from '../../audit/index.ts'
import type { BotAdmin } from '../guards/require-bot-admin.ts'
import { refusal } from '../refusal.ts'
import { hashOfPassword } from './password.ts'
import { type EndUserRow, endUserColumns } from './rows.ts'
import { newUsername, type Username } from './username.ts'

interface NewEndUser {
  readonly username: string
  readonly password: string
  readonly email: string | null
  readonly admin: BotAdmin
  readonly ip: string
}

/**
 * Of many who want one name, one hashes a password and the others wait, and are refused then. Nothing is written before the
 * hash is there: whoever reads the feed waits for whoever writes.
 */
export async function createEndUser(db: Db, { username, password, email, admin, ip }: NewEndUser): Promise<EndUserRow> {
  const name = newUsername(username)
  if (email?.includes('\0')) throw refusal('not_storable')
  return db.tx(async (tx) => {
    await lockOne(tx, 'end user name', name.key)
    if (await isTaken(tx, name)) throw refusal('username_taken')
    const passwordHash = await hashOfPassword(password)
    const row = await tx.one<EndUserRow>(sql`
      insert into end_users as u (id, username, username_key, email, password_hash, created_by)
      values (${randomUUID()}, ${name.shown}, ${name.key}, ${email || null}, ${passwordHash}, ${admin.id})
      on conflict (username_key) do nothing returning ${endUserColumns}`)
    if (!row) throw refusal('username_taken')
    await audit(tx, {
      actor: admin.actor,
      action: 'end_user.create',
      target: { type: 'end_user', id: row.id },
      details: { username: row.username },
      ip,
    })
    return row
  })
}

/** By somebody of the staff too. */
const isTaken = async (tx: Handle, { key }: Username): Promise<boolean> =>
  (await tx.one(sql`
    select 1 where exists (select from end_users where username_key = ${key})
      or exists (select from agents where lower(user_id) = ${key})`)) !== undefined
