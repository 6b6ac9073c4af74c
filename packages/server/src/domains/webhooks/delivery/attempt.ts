import { OutboundRefused } from '../../../platform/outbound/index.ts'
import type { Sealer } from '../../../platform/sealed.ts'
import { signWebhook } from '../../../platform/standard-webhooks.ts'
import type { DeliveryError } from '../contract.ts'
import type { Reach } from '../store/reach.ts'
import { openSecret } from '../store/secrets.ts'
import type { Claimed } from './claim.ts'
import { headOf } from './head-of.ts'
import { retryAfterSeconds } from './retry-after.ts'

/** What became of one attempt. */
export interface Attempt {
  readonly statusCode?: number
  readonly error?: DeliveryError
  /** The first 1,024 bytes of it. */
  readonly answer?: string
  readonly durationMs: number
  readonly retryAfterSeconds?: number | undefined
}

export interface AttemptDeps {
  readonly sealer: Sealer
  readonly reach: Pick<Reach, 'post'>
}

/** Posts one delivery, signed at this moment with the secret of now and, while it holds, that of before. Never throws. */
export async function attempt({ sealer, reach }: AttemptDeps, claimed: Claimed, signal: AbortSignal): Promise<Attempt> {
  const began = performance.now()
  const took = () => Math.round(performance.now() - began)
  const headers = signedHeaders(sealer, claimed)
  if (!headers) return { error: 'secret', durationMs: took() }
  try {
    const response = await reach.post(claimed.url, { method: 'POST', headers, body: claimed.body, signal })
    const { status: statusCode } = response
    const answer = await headOf(response)
    const wait = retryAfterSeconds(response.headers.get('retry-after'), claimed.now * 1_000)
    return { statusCode, answer, durationMs: took(), retryAfterSeconds: wait }
  } catch (error) {
    return { error: errorOf(error), durationMs: took() }
  }
}

function signedHeaders(sealer: Sealer, claimed: Claimed): Readonly<Record<string, string>> | undefined {
  const { id, webhookId, body, now: timestamp, secretSealed, formerSealed } = claimed
  try {
    const sealed = formerSealed === null ? [secretSealed] : [secretSealed, formerSealed]
    const secrets = sealed.map((one) => openSecret(sealer, webhookId, one))
    return {
      'content-type': 'application/json; charset=utf-8',
      'user-agent': 'Yingda-Webhooks/1',
      'webhook-id': id,
      'webhook-timestamp': String(timestamp),
      'webhook-signature': secrets.map((secret) => signWebhook({ secret, id, timestamp, body })).join(' '),
    }
  } catch {
    // @NOTE sealed by a key that is gone: told in the log of deliveries, where it can be helped.
    return undefined
  }
}

const known: Readonly<Record<string, DeliveryError>> = {
  timeout: 'timeout',
  redirect: 'redirect',
  address: 'address',
  unresolved: 'unresolved',
  scheme: 'scheme',
}

const errorOf = (error: unknown): DeliveryError =>
  (error instanceof OutboundRefused ? known[error.reason] : undefined) ?? 'network'
