import { type Sql, sql } from '../../../platform/db.ts'
import type { EndUserItem } from '../contract.ts'
import type { BotAdmin } from '../guards/require-bot-admin.ts'
import { isoTime, isoTimeOrNull } from '../times.ts'

export interface EndUserRow {
  readonly id: string
  readonly username: string
  readonly email: string | null
  readonly isActive: boolean
  readonly createdAt: Date
  readonly lastLogin: Date | null
}

/** Of `end_users u`. */
export const endUserColumns = sql`
  u.id, u.username, u.email, u.is_active as "isActive", u.created_at as "createdAt", u.last_login as "lastLogin"`

/** Everybody acts on the accounts they made; the master key on all. What is somebody else's is not there. */
export const isInScope = ({ kind, id }: BotAdmin): Sql => sql`(${kind === 'master'} or u.created_by = ${id})`

export const presentEndUser = (row: EndUserRow): EndUserItem => ({
  id: row.id,
  username: row.username,
  email: row.email,
  is_active: row.isActive,
  created_at: isoTime(row.createdAt),
  last_login: isoTimeOrNull(row.lastLogin),
})
