import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Claim } from './claim.ts'
import { Unproven } from './unproven.ts'

export const toleranceMs = 300_000

/** Lower hex of HMAC-SHA256 over time, nonce and payload. Neither of the first two may hold the dot that parts them. */
export const hmacOf = (secret: string, { timestamp, nonce, payload }: Omit<Claim, 'signature'>): Buffer =>
  createHmac('sha256', secret).update(`${timestamp}.${nonce}.`).update(payload).digest()

/** @throws Unproven unless it was made with the secret, and now */
export function checkHmac(claim: Claim, secret: string, now: number): void {
  const { signature, timestamp, nonce } = claim
  if (!/^\d{10}(\d{3})?$/.test(timestamp)) throw new Unproven('The timestamp is no time.')
  if (!/^[\w-]{1,64}$/.test(nonce)) throw new Unproven('The nonce has the wrong form.')
  if (!/^[\da-f]{64}$/i.test(signature)) throw new Unproven('The signature has the wrong form.')
  const sentAt = Number(timestamp) * (timestamp.length === 10 ? 1_000 : 1)
  if (!(Math.abs(now - sentAt) <= toleranceMs)) throw new Unproven('The timestamp is not of now.')
  if (!timingSafeEqual(Buffer.from(signature, 'hex'), hmacOf(secret, claim)))
    throw new Unproven('The signature is wrong.')
}
