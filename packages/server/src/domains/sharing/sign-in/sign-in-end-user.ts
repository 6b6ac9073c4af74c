import { type Db, type Handle, sql } from '../../../platform/db.ts'
import { claimGuess, type Guess, giveBackGuess, isPassword } from '../../access/index.ts'
import { type IssuedToken, issueEndUserToken } from '../end-users/tokens.ts'
import { refusal } from '../refusal.ts'

export interface Account {
  readonly id: string
  readonly username: string
  readonly passwordHash: string
  readonly isActive: boolean
  /** They came from this address before. */
  readonly isKnownSource: boolean
}

export const accountOf = (db: Handle, key: string, source: string): Promise<Account | undefined> =>
  db.one<Account>(sql`
    select u.id, u.username, u.password_hash as "passwordHash", u.is_active as "isActive",
      exists (select from end_user_sources s where s.end_user_id = u.id and s.source = ${source}) as "isKnownSource"
    from end_users u where u.username_key = ${key}`)

interface Attempt {
  readonly password: string
  readonly source: string
  readonly ttlSeconds: number
}

/** Wrong, unknown and put out of use answer alike. Strangers use up their own guesses, and not those of the account. */
export async function signInEndUser(
  db: Db,
  account: Account,
  { password, source, ttlSeconds }: Attempt,
): Promise<IssuedToken> {
  const guess = guessAt(account, source)
  if (!(await claimGuess(db, guess))) throw refusal('too_many_guesses')
  const isRight = await isPassword(account.passwordHash, password)
  if (isRight === 'busy') {
    await giveBackGuess(db, guess)
    throw refusal('busy')
  }
  if (!isRight) throw refusal('invalid_credentials')
  await giveBackGuess(db, guess)
  return db.tx((tx) => admit(tx, account, { source, ttlSeconds }))
}

/** Locked, so that nobody comes in while they are put out of use or get another password. */
async function admit(
  tx: Handle,
  { id, passwordHash }: Account,
  { source, ttlSeconds }: Omit<Attempt, 'password'>,
): Promise<IssuedToken> {
  const stillRight = await tx.run(sql`
    update end_users set last_login = now() where id = ${id} and is_active and password_hash = ${passwordHash}`)
  if (stillRight === 0) throw refusal('invalid_credentials')
  await tx.run(sql`
    insert into end_user_sources (end_user_id, source) values (${id}, ${source})
    on conflict (end_user_id, source) do update set seen_at = now()`)
  return issueEndUserToken(tx, id, ttlSeconds)
}

const guessAt = ({ id, isKnownSource }: Account, source: string): Guess => ({
  account: isKnownSource ? `end_user ${id} ${source}` : `end_user ${id}`,
  kind: 'password',
  source: '',
})
