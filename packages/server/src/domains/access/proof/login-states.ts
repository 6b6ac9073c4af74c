import { createHash, timingSafeEqual } from 'node:crypto'
import { type Handle, sql } from '../../../platform/db.ts'
import { hashOf, newSecret } from '../../../platform/secrets.ts'

/** What a browser comes back with from WeCom, and the verifier that it never sent away. */
export interface Return {
  readonly code: string
  readonly state: string
  readonly verifier: string
}

const lifeSeconds = 300

/** Begins a sign-in of one browser. @param challenge base64url of the SHA-256 of its verifier, as in RFC 7636 */
export async function openLoginState(db: Handle, challenge: string): Promise<string> {
  const state = newSecret()
  await db.run(sql`
    insert into login_states (state_hash, challenge, expires_at)
    values (${hashOf(state)}, ${challenge}, now() + ${lifeSeconds}::int * interval '1 second')`)
  return state
}

/**
 * What may be done with a return. `exchange`: the first of its state, whose code is to be shown to WeCom. A userid: WeCom
 * has said who it is, and the sign-in waits for a second factor. undefined: foreign, old, used or made up.
 */
export async function claimReturn(db: Handle, back: Return): Promise<{ userId: string } | 'exchange' | undefined> {
  const row = await db.one<{ challenge: string; userId: string | null; first: boolean }>(sql`
    with first as (
      update login_states set code_hash = ${hashOf(back.code)}
      where state_hash = ${hashOf(back.state)} and expires_at > now() and code_hash is null
      returning challenge)
    select challenge, null as "userId", true as first from first
    union all
    select challenge, user_id, false from login_states
    where state_hash = ${hashOf(back.state)} and expires_at > now() and code_hash = ${hashOf(back.code)}
      and user_id is not null`)
  if (!row || !isVerifierOf(row.challenge, back.verifier)) return undefined
  if (row.first) return 'exchange'
  return row.userId === null ? undefined : { userId: row.userId }
}

/** The code is spent; until the sign-in is complete, or too old, the same return stands for this userid. */
export const keepProven = (db: Handle, state: string, userId: string) =>
  db.run(sql`update login_states set user_id = ${userId} where state_hash = ${hashOf(state)}`)

/** false: somebody else completed it. */
export const closeLoginState = async (tx: Handle, state: string): Promise<boolean> =>
  (await tx.run(sql`delete from login_states where state_hash = ${hashOf(state)}`)) === 1

function isVerifierOf(challenge: string, verifier: string): boolean {
  const expected = Buffer.from(challenge, 'base64url')
  const given = createHash('sha256').update(verifier).digest()
  return expected.length === given.length && timingSafeEqual(expected, given)
}
