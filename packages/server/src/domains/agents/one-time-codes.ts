import { type Handle, sql } from '../../platform/db.ts'
import { hashOf, newSecret } from '../../platform/secrets.ts'
import type { Principal } from './principal.ts'

type Purpose = 'login' | 'socket'

const lifeSeconds: Record<Purpose, number> = { login: 24 * 3600, socket: 30 }

export async function issueCode(db: Handle, agentId: string, purpose: Purpose): Promise<string> {
  const code = newSecret()
  await db.run(sql`
    insert into one_time_codes (code_hash, purpose, agent_id, expires_at)
    values (${hashOf(code)}, ${purpose}, ${agentId}, now() + ${lifeSeconds[purpose]}::int * interval '1 second')`)
  return code
}

/** The deletion is the use: of two who come with one code, one is let in. */
export const redeemCode = (db: Handle, code: string, purpose: Purpose): Promise<Principal | undefined> =>
  db.one<Principal>(sql`
    with used as (
      delete from one_time_codes where code_hash = ${hashOf(code)} and purpose = ${purpose}
      returning agent_id, expires_at)
    select a.id as "agentId", a.user_id as "csId", a.name, array[a.role] as roles
    from used join agents a on a.id = used.agent_id where used.expires_at > now() and a.is_active`)
