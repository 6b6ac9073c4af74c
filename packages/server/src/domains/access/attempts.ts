import { isIPv6 } from 'node:net'
import { type Handle, sql } from '../../platform/db.ts'

export interface Guess {
  /** The userid that is guessed at, also one that nobody has. */
  readonly account: string
  readonly kind: 'password' | 'otp'
  readonly source: string
}

const allowed: Record<Guess['kind'], number> = { password: 10, otp: 5 }
const windowSeconds = 15 * 60

/**
 * Takes one of the guesses that are left, before the guess is looked at: a thousand at once are no more than the allowed
 * few. false: none is left. An address that the account was signed in from has guesses of its own, so that strangers use
 * up theirs and not the agent's.
 */
export const claimGuess = async (db: Handle, { account, kind, source }: Guess): Promise<boolean> =>
  (await db.run(sql`
    insert into sign_in_attempts as a (account, kind, source, attempts)
    select lower(${account}), ${kind}, ${bucketOf({ account, source })}, 1
    on conflict (account, kind, source) do update set
      attempts = case when a.since < now() - ${windowSeconds}::int * interval '1 second' then 1 else a.attempts + 1 end,
      since = case when a.since < now() - ${windowSeconds}::int * interval '1 second' then now() else a.since end
    where a.attempts < ${allowed[kind]}::int or a.since < now() - ${windowSeconds}::int * interval '1 second'`)) === 1

/** The guess was right: it does not count. */
export const giveBackGuess = (tx: Handle, { account, kind, source }: Guess) =>
  tx.run(sql`
    update sign_in_attempts set attempts = greatest(attempts - 1, 0)
    where account = lower(${account}) and kind = ${kind} and source = ${bucketOf({ account, source })}`)

const bucketOf = ({ account, source }: Omit<Guess, 'kind'>) => sql`
  coalesce((select s.source from sign_in_sources s join agents on agents.id = s.agent_id
    where lower(agents.user_id) = lower(${account}) and s.source = ${source} limit 1), '')`

export const rememberSource = (tx: Handle, agentId: string, source: string) =>
  tx.run(sql`
    insert into sign_in_sources (agent_id, source) values (${agentId}, ${source})
    on conflict (agent_id, source) do update set seen_at = now()`)

/** One subscriber has a whole /64 of IPv6 to come from. */
export function sourceOf(ip: string): string {
  const plain = ip.replace(/^::ffff:(?=\d+\.)/, '').replace(/%.*$/, '')
  if (!isIPv6(plain)) return plain
  const [head = '', tail] = plain.split('::')
  const [left, right] = [head, tail ?? ''].map((part) => part.split(':').filter(Boolean))
  const missing = tail === undefined ? 0 : 8 - (left?.length ?? 0) - (right?.length ?? 0)
  const groups = [...(left ?? []), ...Array.from({ length: missing }, () => '0'), ...(right ?? [])]
  return `${groups.slice(0, 4).join(':')}::/64`
}

export async function sweepSignIn(db: Handle): Promise<void> {
  await db.run(sql`delete from sign_in_attempts where since < now() - ${windowSeconds}::int * interval '1 second'`)
  await db.run(sql`delete from login_states where expires_at < now()`)
  await db.run(sql`delete from sign_in_sources where seen_at < now() - interval '90 days'`)
}
