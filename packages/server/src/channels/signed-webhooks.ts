import { signWebhook, verifyWebhook } from '../platform/standard-webhooks.ts'
import type { RawRequest } from './channel.ts'

/** How old, or how early, a callback may be. */
const toleranceSeconds = 300

/** Whether a request carries a signature of Standard Webhooks that was made with one of the secrets, now and over these bytes. */
export function isSignedWebhook({ headers, body }: RawRequest, secrets: readonly string[], now = Date.now()): boolean {
  const header = (name: string) => [headers[name] ?? []].flat().join()
  return verifyWebhook({
    secrets,
    id: header('webhook-id'),
    timestamp: header('webhook-timestamp'),
    signatures: header('webhook-signature'),
    body,
    now: now / 1_000,
    toleranceSeconds,
  })
}

/** The headers that prove a body to be ours; `id` is the same at every try. @throws Error when the secret has the wrong form */
export function signedHeaders(secret: string, id: string, body: string, now = Date.now()): Record<string, string> {
  const timestamp = Math.floor(now / 1_000)
  const signature = signWebhook({ secret, id, timestamp, body })
  return { 'webhook-id': id, 'webhook-timestamp': String(timestamp), 'webhook-signature': signature }
}
