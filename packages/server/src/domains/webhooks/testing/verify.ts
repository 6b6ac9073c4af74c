import { createHmac } from 'node:crypto'
import type { Posted } from './receiver.ts'

/** The rules of Standard Webhooks written out once more, knowing nothing of the desk. Says how many signatures are right. */
export function rightSignatures({ headers, text }: Pick<Posted, 'headers' | 'text'>, secret: string): number {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${text}`
  const right = `v1,${createHmac('sha256', key).update(signed).digest('base64')}`
  return String(headers['webhook-signature'])
    .split(' ')
    .filter((one) => one === right).length
}
