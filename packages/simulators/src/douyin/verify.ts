import { randomInt } from 'node:crypto'
import { Caller } from '../delivery/caller.ts'
import { seal } from './events.ts'
import { deliveryId } from './ids.ts'
import type { DouyinState } from './state.ts'

export interface DouyinVerification {
  readonly ok: boolean
  readonly status: number | string
  readonly ms: number
  /** Why it failed, in one sentence. */
  readonly reason?: string
}

/** What the platform does when a webhook URL is saved: the answer must be the JSON `{"challenge": <the same number>}`. */
export async function verifyWebhook(state: DouyinState): Promise<DouyinVerification> {
  const { webhookUrl, deliveryTimeoutMs: timeoutMs, clientKey } = state.settings
  if (webhookUrl === undefined) return { ok: false, status: 0, ms: 0, reason: 'No webhook URL is set.' }
  const challenge = randomInt(10_000, 1_000_000_000)
  const body = JSON.stringify({ event: 'verify_webhook', client_key: clientKey, content: { challenge } })
  const { url, ...parcel } = seal(state, { url: webhookUrl, body, msgId: deliveryId() })
  const caller = new Caller(url, 1)
  const startedMs = performance.now()
  const { status, body: answered } = await caller.call({ method: 'POST', ...parcel, timeoutMs })
  caller.close()
  const result = { status, ms: Math.round(performance.now() - startedMs) }
  if (status !== 200)
    return { ok: false, ...result, reason: `The answer must be HTTP 200 within 5 s, it was ${status}.` }
  if (challengeIn(answered) === challenge) return { ok: true, ...result }
  return { ok: false, ...result, reason: 'The answer is not {"challenge": <the same number>}.' }
}

function challengeIn(body: Buffer): unknown {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'))
    return typeof value === 'object' && value !== null && 'challenge' in value ? value.challenge : undefined
  } catch {
    // @NOTE no JSON: then it is not the challenge either, which is all that is asked.
    return undefined
  }
}
