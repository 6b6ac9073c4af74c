import type { Account } from '../accounts/rows.ts'
import type { Stale } from './contract.ts'

/** Since when what is stored is all there is, if one of these accounts does not work. */
export function staleness(accounts: readonly Pick<Account, 'trouble' | 'troubleSince'>[]): Stale | undefined {
  let oldest: Stale | undefined
  for (const { trouble, troubleSince } of accounts) {
    const since = troubleSince?.toISOString()
    if (trouble && since !== undefined && (!oldest || since < oldest.since)) oldest = { since, reason: trouble }
  }
  return oldest
}
