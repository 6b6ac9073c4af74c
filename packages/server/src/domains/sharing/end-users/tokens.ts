import { type Handle, sql } from '../../../platform/db.ts'
import { hashOf, newSecret } from '../../../platform/secrets.ts'

/** Who asks, as their token proves. */
export interface EndUser {
  readonly id: string
  readonly username: string
  /** Of the token that was shown, in hex: it names the token and does not open anything. */
  readonly tokenHash: string
}

/** Told from tokens of the staff at a glance: theirs have no dot. */
const prefix = 'eu.'
export const isEndUserToken = (token: string): boolean => token.startsWith(prefix)

export interface IssuedToken {
  readonly token: string
  readonly expiresAt: Date
}

export async function issueEndUserToken(tx: Handle, endUserId: string, ttlSeconds: number): Promise<IssuedToken> {
  const token = prefix + newSecret()
  const row = await tx.one<{ expiresAt: Date }>(sql`
    insert into end_user_tokens (token_hash, end_user_id, expires_at)
    values (${hashOf(token)}, ${endUserId}, now() + ${ttlSeconds}::int * interval '1 second')
    returning expires_at as "expiresAt"`)
  if (!row) throw new Error('A token was not stored.')
  return { token, expiresAt: row.expiresAt }
}

/** undefined: the token is none of ours, is over, or is of an account that was put out of use. */
export const endUserOf = (db: Handle, token: string): Promise<EndUser | undefined> =>
  db.one<EndUser>(sql`
    select u.id, u.username, encode(t.token_hash, 'hex') as "tokenHash"
    from end_user_tokens t join end_users u on u.id = t.end_user_id
    where t.token_hash = ${hashOf(token)} and t.expires_at > now() and u.is_active`)
