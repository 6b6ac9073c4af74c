import { createHash, timingSafeEqual } from 'node:crypto'
import type { RawRequest } from '../channel.ts'
import { isSignedWebhook } from '../signed-webhooks.ts'

export interface SigningKeys {
  readonly clientSecret: string
  /** Of the second way, for senders that sign as https://www.standardwebhooks.com says. */
  readonly webhookSecret: string | undefined
}

/**
 * Over the bytes as they came: `X-Douyin-Signature` is the SHA-1 of the client secret and the body behind it, in hex. It
 * has no time in it: what is told twice is known by its key. A request that carries it is judged by it alone.
 * https://developer.open-douyin.com/docs/resource/zh-CN/dop/develop/webhooks/summarize
 */
export function isSigned(request: RawRequest, { clientSecret, webhookSecret }: SigningKeys, now: number): boolean {
  const { 'x-douyin-signature': given } = request.headers
  if (given !== undefined) return isSignedBySecret(given, request.body, clientSecret)
  return isSignedWebhook(request, webhookSecret ? [webhookSecret] : [], now)
}

function isSignedBySecret(given: string | string[], body: Buffer, secret: string): boolean {
  if (secret === '' || typeof given !== 'string' || !/^[0-9a-f]{40}$/i.test(given)) return false
  return timingSafeEqual(Buffer.from(given, 'hex'), createHash('sha1').update(secret).update(body).digest())
}
