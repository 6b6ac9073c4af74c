import { type Handle, sql } from '../../platform/db.ts'
import { hashOf, newSecret } from '../../platform/secrets.ts'
import { mayComeIn, type Principal, principalColumns, rolesLeft, tokenLimits } from './principal.ts'

type Purpose = 'login' | 'socket'

const lifeSeconds: Record<Purpose, number> = { login: 24 * 3600, socket: 30 }

/** `tokenId`: the code ends with that token. */
export async function issueCode(db: Handle, agentId: string, purpose: Purpose, tokenId?: string): Promise<string> {
  const code = newSecret()
  await db.run(sql`
    insert into one_time_codes (code_hash, purpose, agent_id, token_id, expires_at)
    values (${hashOf(code)}, ${purpose}, ${agentId}, ${tokenId ?? null},
      now() + ${lifeSeconds[purpose]}::int * interval '1 second')`)
  return code
}

type Redeemed = Omit<Principal, 'tokenId'> & { readonly tokenId: string | null }

/** The deletion is the use: of two who come with one code, one is let in. */
export async function redeemCode(db: Handle, code: string, purpose: Purpose): Promise<Redeemed | undefined> {
  const redeemed = await db.one<Redeemed>(sql`
    with used as (
      delete from one_time_codes where code_hash = ${hashOf(code)} and purpose = ${purpose}
      returning agent_id, token_id, expires_at)
    select ${principalColumns}, used.token_id as "tokenId", ${tokenLimits}
    from used join agents a on a.id = used.agent_id left join staff_tokens t on t.id = used.token_id
    where used.expires_at > now() and ${mayComeIn}`)
  return redeemed && { ...redeemed, roles: rolesLeft(redeemed) }
}

/** Whose link it is; it stays good. */
export const ownerOfCode = (db: Handle, code: string, purpose: Purpose) =>
  db.one<{ userId: string }>(sql`
    select a.user_id as "userId" from one_time_codes c join agents a on a.id = c.agent_id
    where c.code_hash = ${hashOf(code)} and c.purpose = ${purpose} and c.expires_at > now() and ${mayComeIn}`)
