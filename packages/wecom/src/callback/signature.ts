import { hash, timingSafeEqual } from 'node:crypto'

const signatureShape = /^[0-9a-f]{40}$/

/**
 * Lower-case hex SHA-1 of the four values, sorted and concatenated. Nothing else of the URL takes part.
 * All four are ASCII in the protocol, so the default sort is the bytewise one.
 * @NOTE They are joined without a separator: a digit can move from the timestamp to the nonce unnoticed, so the two
 * are no replay key. The decrypted text is.
 */
export function signCallback(token: string, timestamp: string, nonce: string, encrypt: string): string {
  return hash('sha1', [token, timestamp, nonce, encrypt].sort().join(''))
}

/** Constant-time comparison; whatever does not look like a signature is unequal. */
export function sameSignature(expected: string, given: string): boolean {
  if (!signatureShape.test(given)) return false
  return timingSafeEqual(Buffer.from(expected, 'latin1'), Buffer.from(given, 'latin1'))
}
