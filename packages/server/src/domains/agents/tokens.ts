import { type Handle, sql } from '../../platform/db.ts'
import { hashOf, newSecret } from '../../platform/secrets.ts'
import type { Principal } from './principal.ts'

export async function issueToken(tx: Handle, agentId: string, source: string, ttlSeconds: number): Promise<string> {
  const token = newSecret()
  await tx.run(sql`
    insert into staff_tokens (token_hash, agent_id, login_source, expires_at)
    values (${hashOf(token)}, ${agentId}, ${source}, now() + ${ttlSeconds}::int * interval '1 second')`)
  return token
}

export const principalOf = (db: Handle, token: string): Promise<Principal | undefined> =>
  db.one<Principal>(sql`
    select a.id as "agentId", a.user_id as "csId", a.name, array[a.role] as roles
    from staff_tokens t join agents a on a.id = t.agent_id
    where t.token_hash = ${hashOf(token)} and t.expires_at > now() and a.is_active`)

export const revokeToken = (db: Handle, token: string) =>
  db.run(sql`delete from staff_tokens where token_hash = ${hashOf(token)}`)

/** `Bearer x` in any case, or the bare token (seed 0). */
export function tokenFrom(authorization: string | undefined): string | undefined {
  const [first, second, ...rest] = (authorization ?? '').trim().split(/\s+/)
  if (!first || rest.length > 0) return undefined
  if (first.toLowerCase() === 'bearer') return second
  return second === undefined ? first : undefined
}
