import { createHmac, timingSafeEqual } from 'node:crypto'

/** Signing of webhooks as https://www.standardwebhooks.com asks for it: HMAC-SHA256 over id, time and raw body. */

export interface Signing {
  /** `whsec_` and 24 to 64 bytes in base64. */
  readonly secret: string
  /** `webhook-id`: the same at every attempt; without a dot or a blank. */
  readonly id: string
  /** `webhook-timestamp`: seconds since 1970, of this attempt. */
  readonly timestamp: number
  readonly body: Uint8Array | string
}

/**
 * The value of `webhook-signature`, `v1,<base64>`; several of them are joined by a blank.
 * @throws Error when the secret or the id has the wrong form; the text names neither
 */
export function signWebhook({ secret, id, timestamp, body }: Signing): string {
  const key = keyOf(secret)
  if (!key) throw new Error('The secret of a webhook is whsec_ and 24 to 64 bytes in base64.')
  if (!idForm.test(id)) throw new Error('The id of a webhook has no dot and no blank, and at most 256 characters.')
  return `v1,${digest(key, id, String(timestamp), body)}`
}

export interface Verification {
  /** Those of now and of before. One that is empty or has the wrong form matches nothing. */
  readonly secrets: readonly string[]
  /** `webhook-id`, `webhook-timestamp` and `webhook-signature` as they came. */
  readonly id: string | undefined
  readonly timestamp: string | undefined
  readonly signatures: string | undefined
  readonly body: Uint8Array
  /** Seconds since 1970. */
  readonly now: number
  /** How far the sender's clock may be off, before or behind. */
  readonly toleranceSeconds: number
}

/** Whether one of the signatures was made with one of the secrets. Never throws; every signature is compared in constant time. */
export function verifyWebhook(given: Verification): boolean {
  const { id, timestamp, signatures, secrets, body } = given
  if (!id || !timestamp || !signatures || !idForm.test(id) || !/^\d{1,12}$/.test(timestamp)) return false
  if (!(Math.abs(given.now - Number(timestamp)) <= given.toleranceSeconds)) return false
  const claimed = signatures
    .split(' ')
    .slice(0, mostSignatures)
    .map((one) => Buffer.from(one))
  const expected = secrets.flatMap((secret) => {
    const key = keyOf(secret)
    return key ? [Buffer.from(`v1,${digest(key, id, timestamp, body)}`)] : []
  })
  return expected.some((right) => claimed.some((one) => one.length === right.length && timingSafeEqual(one, right)))
}

/** A dot in the id would leave open where it ends and the time begins. */
const idForm = /^[^.\s]{1,256}$/
/** A header full of guesses is not read to its end. */
const mostSignatures = 16

const digest = (key: Buffer, id: string, timestamp: string, body: Uint8Array | string): string =>
  createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest('base64')

function keyOf(secret: string): Buffer | undefined {
  const [, base64 = ''] = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(secret) ?? []
  const key = Buffer.from(base64, 'base64')
  return key.length >= 24 && key.length <= 64 ? key : undefined
}
