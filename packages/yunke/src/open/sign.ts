import { createHash, timingSafeEqual } from 'node:crypto'

export interface OpenSignature {
  /** Secret of the company's open API; it is never sent. */
  readonly signKey: string
  readonly company: string
  /** The administrator's id, or that of the employee who acts. */
  readonly partnerId: string
  /** Milliseconds since 1970, 13 digits. */
  readonly timestamp: string
}

/** The `sign` header: upper-case MD5 of key, company, partner and time, written one after the other. The body is not signed. */
export function signOpenRequest({ signKey, company, partnerId, timestamp }: OpenSignature): string {
  // MD5 is the protocol's choice.
  return createHash('md5').update(`${signKey}${company}${partnerId}${timestamp}`).digest('hex').toUpperCase()
}

/** Is this the signature of that key? Compared in constant time. */
export function verifyOpenSign(expected: OpenSignature, sign: string): boolean {
  const [ours, theirs] = [Buffer.from(signOpenRequest(expected)), Buffer.from(sign.toUpperCase())]
  return ours.length === theirs.length && timingSafeEqual(ours, theirs)
}
