import { createHash } from 'node:crypto'
import { Unproven } from './unproven.ts'

const keptMs = 600_000
const most = 50_000

export type NonceCheck = (nonce: string, payload: Buffer, now: number) => void

/**
 * Nonces of this process. A nonce that comes again with the same payload is a retry: its first attempt may have been
 * proven here and not been stored, so it passes, and the inbox knows it by its id. With another payload it is refused.
 */
export function openNonces({ atMost = most }: { readonly atMost?: number } = {}): NonceCheck {
  const seen = new Map<string, { readonly hash: Buffer; readonly at: number }>()

  /** The oldest stand first. */
  function forget(now: number): void {
    for (const [nonce, { at }] of seen) {
      if (at > now - keptMs && seen.size < atMost) return
      seen.delete(nonce)
    }
  }

  return (nonce, payload, now) => {
    const hash = createHash('sha256').update(payload).digest()
    const before = seen.get(nonce)
    if (before && before.at > now - keptMs) {
      if (before.hash.equals(hash)) return
      throw new Unproven('The nonce came with another payload before.')
    }
    seen.delete(nonce)
    forget(now)
    seen.set(nonce, { hash, at: now })
  }
}
