import { createHash } from 'node:crypto'

/** `X-Douyin-Signature`: SHA-1 over secret and raw body one after the other, lower-case hex. No HMAC, no timestamp. */
export const signatureOf = (secret: string, body: string): string =>
  createHash('sha1').update(secret).update(body).digest('hex')
