import { createCipheriv, randomBytes } from 'node:crypto'
import type { RawRequest, Settings } from '../../channel.ts'
import { signedHeaders } from '../../signed-webhooks.ts'
import { josSign } from '../jos/sign.ts'
import { josTime } from '../jos/time.ts'
import { hmacOf } from '../verify/hmac.ts'

export interface Told {
  readonly timestamp?: string
  readonly nonce?: string
}

/** A callback as JD posts it, its proof in the headers: each attempt has its own nonce. */
export const sign = (payload: string | Buffer, settings: Settings, told: Told = {}): RawRequest => {
  const { signature, timestamp, nonce } = proofOf(payload, settings, told)
  return posted(payload, { headers: { 'x-timestamp': timestamp, 'x-nonce': nonce, 'x-signature': signature } })
}

export function signInQuery(payload: string, settings: Settings, told: Told = {}): RawRequest {
  return posted(payload, { query: new URLSearchParams({ ...proofOf(payload, settings, told) }) })
}

export function signInBody(rawPayload: string, settings: Settings, told: Told = {}): RawRequest {
  return posted(JSON.stringify({ rawPayload, ...proofOf(rawPayload, settings, told) }))
}

/** The three headers of Standard Webhooks. */
export function signStandard(payload: string, secret: string, id = 'evt_1', now = Date.now()): RawRequest {
  return posted(payload, { headers: signedHeaders(secret, id, payload, now) })
}

/** A push as home delivery makes it. */
export function signForm(
  params: Readonly<Record<string, string>>,
  { JD_APP_KEY = '', JD_APP_SECRET = '' }: Settings,
): RawRequest {
  const common = { token: 'token-of-jd', app_key: JD_APP_KEY, timestamp: josTime(Date.now()), format: 'json', v: '1.0' }
  const form = { ...common, ...params }
  return posted(new URLSearchParams({ ...form, sign: josSign(form, JD_APP_SECRET) }).toString())
}

export function encrypt(payload: string, { JD_APP_SECRET = '' }: Settings): string {
  const secret = Buffer.from(JD_APP_SECRET)
  const cipher = createCipheriv('aes-128-cbc', secret.subarray(0, 16), secret.subarray(16, 32))
  return Buffer.concat([cipher.update(payload), cipher.final()]).toString('base64')
}

export const posted = (body: string | Buffer, more: Partial<RawRequest> = {}): RawRequest => ({
  ...{ method: 'POST', query: new URLSearchParams(), headers: {} },
  ...more,
  body: Buffer.from(body),
})

function proofOf(payload: string | Buffer, { JD_APP_SECRET = '' }: Settings, told: Told) {
  const { timestamp = String(Math.floor(Date.now() / 1_000)), nonce = randomBytes(16).toString('hex') } = told
  const signature = hmacOf(JD_APP_SECRET, { timestamp, nonce, payload: Buffer.from(payload) }).toString('hex')
  return { signature, timestamp, nonce }
}
