import { type Db, sql } from '../../platform/db.ts'
import { hashOf } from '../../platform/secrets.ts'
import type { KeyHolder, KeyVerdict } from '../agents/index.ts'
import { type Scope, scopeOperations, scopes } from './contract.ts'
import { isApiKey } from './form.ts'
import type { Rate } from './rate.ts'

interface Found {
  readonly id: string
  readonly name: string
  readonly scopes: Scope[]
}

/** Says which key a token is, and whether it opens an operation. */
export const openKeyHolder =
  (db: Db, rate: Rate): KeyHolder =>
  async (token, operationId): Promise<KeyVerdict | undefined> => {
    if (!isApiKey(token)) return undefined
    const needed = scopeOf.get(operationId)
    const key = await find(db, token)
    // Where no scope leads, a key is as unknown as anything else.
    if (!key || !needed) return { kind: 'unknown' }
    const waitSeconds = rate.take(key.id)
    if (waitSeconds > 0) return { kind: 'too often', waitSeconds }
    if (!key.scopes.includes(needed)) return { kind: 'forbidden' }
    return { kind: 'let in', key: { id: key.id, name: key.name } }
  }

const scopeOf: ReadonlyMap<string, Scope> = new Map(
  scopes.flatMap((scope) => scopeOperations[scope].map((operationId) => [operationId, scope] as const)),
)

/** That it was used is noted once a minute at most: most requests write nothing. */
const find = (db: Db, token: string): Promise<Found | undefined> =>
  db.one<Found>(sql`
    with used as (
      update api_keys set last_used_at = now()
      where key_hash = ${hashOf(token)} and (last_used_at is null or last_used_at < now() - interval '1 minute')
        and revoked_at is null and (expires_at is null or expires_at > now()))
    select id, name, scopes from api_keys
    where key_hash = ${hashOf(token)} and revoked_at is null and (expires_at is null or expires_at > now())`)
