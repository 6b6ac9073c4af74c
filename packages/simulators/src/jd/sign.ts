import { createHash, createHmac } from 'node:crypto'

/**
 * The rule of the JOS gateway: every parameter but `sign` that is not empty, sorted by name, name and value one after the
 * other without encoding, the secret before and after, MD5, upper-case hex. help.jd.com/jos/question-580
 */
export function josSign(secret: string, params: Iterable<readonly [string, string]>): string {
  const told = [...params].filter(([name, value]) => name !== 'sign' && value !== '')
  const joined = told
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => name + value)
    .join('')
  return createHash('md5').update(`${secret}${joined}${secret}`, 'utf8').digest('hex').toUpperCase()
}

/** HMAC-SHA256 over time, nonce and raw body with dots between them, lower-case hex. */
export const hmacSign = (secret: string, timestamp: string, nonce: string, body: string): string =>
  createHmac('sha256', secret).update(`${timestamp}.${nonce}.${body}`).digest('hex')

/** One entry of `webhook-signature`: https://www.standardwebhooks.com, symmetric. The secret is `whsec_` and base64. */
export function standardSign(secret: string, id: string, timestamp: string, body: string): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`
}
