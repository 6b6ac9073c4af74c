import { type Db, type Handle, sql } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { hashOf } from '../../platform/secrets.ts'
import { type Actor, audit } from '../audit/index.ts'
import type { ApiKeyInfo, ApiKeyMade, ApiKeyPage, ApiKeysQuery, NewApiKey, Scope } from './contract.ts'
import { newKey } from './form.ts'
import { refusal } from './refusal.ts'

interface Row {
  readonly id: string
  readonly name: string
  readonly scopes: Scope[]
  readonly isExpired: boolean
  readonly createdBy: string
  readonly createdAt: Date
  readonly expiresAt: Date | null
  readonly lastUsedAt: Date | null
  readonly revokedAt: Date | null
  readonly revokedBy: string | null
}

const columns = sql`
  id, name, scopes, coalesce(expires_at <= now(), false) as "isExpired", created_by as "createdBy",
  created_at as "createdAt", expires_at as "expiresAt", last_used_at as "lastUsedAt", revoked_at as "revokedAt",
  revoked_by as "revokedBy"`

/** @throws AppError 40000 for an end that has passed */
export async function createKey(db: Db, by: Actor, given: NewApiKey): Promise<ApiKeyMade> {
  const { name, scopes, expiresAt = null } = given
  const id = newId('key')
  const key = newKey(id)
  return db.tx(async (tx) => {
    const made = await tx.one<Row>(sql`
      insert into api_keys (id, key_hash, name, scopes, created_by, expires_at)
      select ${id}, ${hashOf(key)}, ${name}, ${scopes}::text[], ${by.actor.id ?? by.actor.type}, ${expiresAt}::timestamptz
      where ${expiresAt}::timestamptz is null or ${expiresAt}::timestamptz > now() returning ${columns}`)
    if (!made) throw refusal(40000, '参数错误：expiresAt: 必须晚于现在')
    const details = { name, scopes, ...(expiresAt !== null && { expiresAt }) }
    await audit(tx, { ...by, action: 'api_key.create', target: { type: 'api_key', id }, details })
    return { ...present(made), key }
  })
}

/** Newest first; those that are over are shown too. */
export async function listKeys(db: Handle, query: ApiKeysQuery): Promise<ApiKeyPage> {
  const { cursor = null, limit = 50 } = query
  // Ids sort by the moment they were made in.
  const rows = await db.rows<Row>(sql`
    select ${columns} from api_keys where ${cursor}::text is null or id < ${cursor} order by id desc limit ${limit + 1}`)
  const last = rows.length > limit ? rows[limit - 1] : undefined
  return { items: rows.slice(0, limit).map(present), ...(last && { next: last.id }) }
}

/**
 * From the next request on it opens nothing. Done again it stays as it is.
 * @throws AppError 40422
 */
export const revokeKey = (db: Db, by: Actor, id: string): Promise<ApiKeyInfo> =>
  db.tx(async (tx) => {
    const revoked = await tx.run(sql`
      update api_keys set revoked_at = now(), revoked_by = ${by.actor.id ?? by.actor.type}
      where id = ${id} and revoked_at is null`)
    const row = await tx.one<Row>(sql`select ${columns} from api_keys where id = ${id}`)
    if (!row) throw refusal(40422)
    if (revoked > 0) await audit(tx, { ...by, action: 'api_key.revoke', target: { type: 'api_key', id } })
    return present(row)
  })

const present = (row: Row): ApiKeyInfo => ({
  keyId: row.id,
  name: row.name,
  scopes: row.scopes,
  status: statusOf(row),
  createdBy: row.createdBy,
  createdAt: row.createdAt.toISOString(),
  ...(row.expiresAt && { expiresAt: row.expiresAt.toISOString() }),
  ...(row.lastUsedAt && { lastUsedAt: row.lastUsedAt.toISOString() }),
  ...(row.revokedAt && { revokedAt: row.revokedAt.toISOString() }),
  ...(row.revokedBy !== null && { revokedBy: row.revokedBy }),
})

function statusOf({ revokedAt, isExpired }: Row): ApiKeyInfo['status'] {
  if (revokedAt) return 'revoked'
  return isExpired ? 'expired' : 'active'
}
