import { endTokens } from '../../feed/index.ts'
import { type Handle, sql } from '../../platform/db.ts'
import { hashOf, newSecret } from '../../platform/secrets.ts'
import type { Role } from '../access/contract.ts'
import { mayComeIn, type Principal, principalColumns, rolesLeft, tokenLimits } from './principal.ts'

/** Where a token was asked for, so that its owner knows it again. */
export interface TokenOrigin {
  readonly ip?: string | undefined
  readonly userAgent?: string | undefined
}

export interface NewToken {
  readonly agentId: string
  readonly source: 'agent' | 'link'
  /** How its holder showed who they are. */
  readonly proof: 'none' | 'wecom' | 'password' | 'link' | 'token'
  readonly ttlSeconds: number
  readonly degraded?: boolean
  /** Holders of these roles set up a second factor first. */
  readonly otpForRoles: readonly Role[]
  readonly origin?: TokenOrigin
}

const userAgentLength = 200

export async function issueToken(tx: Handle, given: NewToken): Promise<string> {
  const token = newSecret()
  const { agentId, source, proof, ttlSeconds, degraded = false, otpForRoles, origin: { ip, userAgent } = {} } = given
  await tx.run(sql`
    insert into staff_tokens
      (token_hash, agent_id, login_source, proof, degraded, otp_for_roles, expires_at, ip, user_agent)
    values (${hashOf(token)}, ${agentId}, ${source}, ${proof}, ${degraded}, ${otpForRoles}::text[],
      now() + ${ttlSeconds}::int * interval '1 second', ${ip ?? null}, ${userAgent?.slice(0, userAgentLength) ?? null})`)
  return token
}

/** undefined: it is over, or none of ours. */
export const expiryOf = async (db: Handle, token: string): Promise<Date | undefined> =>
  (
    await db.one<{ at: Date }>(sql`
      select expires_at as at from staff_tokens where token_hash = ${hashOf(token)} and expires_at > now()`)
  )?.at

export async function holderOf(db: Handle, token: string): Promise<Principal | undefined> {
  const holder = await db.one<Principal & { readonly isNoted: boolean }>(sql`
    select ${principalColumns}, t.id as "tokenId", ${tokenLimits},
      t.last_used_at >= now() - interval '1 minute' as "isNoted"
    from staff_tokens t join agents a on a.id = t.agent_id
    where t.token_hash = ${hashOf(token)} and t.expires_at > now() and ${mayComeIn}`)
  if (!holder) return undefined
  const { isNoted, ...principal } = holder
  if (!isNoted) await noteUse(db, token)
  return { ...principal, roles: rolesLeft(principal) }
}

/** Once a minute at most: most requests write nothing. */
const noteUse = (db: Handle, token: string) =>
  db.run(sql`
    update staff_tokens set last_used_at = now()
    where token_hash = ${hashOf(token)} and last_used_at < now() - interval '1 minute'`)

/** Whoever may do more than set up a second factor. */
export async function principalOf(db: Handle, token: string): Promise<Principal | undefined> {
  const holder = await holderOf(db, token)
  return holder?.mustEnrol ? undefined : holder
}

/** Ends tokens together with the sockets that they opened; returns how many there were. */
export const endTokensWhere = (db: Handle, agentId: string, { only, but }: { only?: string; but?: string }) =>
  db.run(sql`
    with ended as (
      delete from staff_tokens t using agents a
      where t.agent_id = ${agentId} and a.id = t.agent_id
        and (${only ?? null}::text is null or t.id = ${only ?? null}) and t.id is distinct from ${but ?? null}
      returning a.user_id, t.id),
    sockets as (${endTokens(sql`select user_id, id from ended`)})
    select from ended`)

/** `Bearer x` in any case, or the bare token (seed 0). */
export function tokenFrom(authorization: string | undefined): string | undefined {
  const [first, second, ...rest] = (authorization ?? '').trim().split(/\s+/)
  if (!first || rest.length > 0) return undefined
  if (first.toLowerCase() === 'bearer') return second
  return second === undefined ? first : undefined
}
