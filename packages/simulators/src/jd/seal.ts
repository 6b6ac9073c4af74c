import { createCipheriv, randomBytes } from 'node:crypto'
import type { Parcel } from '../delivery/courier.ts'
import { beijing } from './beijing.ts'
import type { JdFaults } from './faults.ts'
import { hmacSign, josSign, standardSign } from './sign.ts'
import type { JdState } from './state.ts'

interface Letter {
  readonly url: string
  /** The id of the message, which stays over all attempts. */
  readonly id: string
  readonly body: string
}

const json = { 'Content-Type': 'application/json' }
const form = { 'Content-Type': 'application/x-www-form-urlencoded; charset=utf-8' }
const staleMs = 600_000

const ways: { readonly [Way in JdFaults['way']]: (state: JdState, letter: Letter) => Parcel } = {
  headers: inHeaders,
  query: inQuery,
  body: inBody,
  jos: asJos,
  standard: asStandard,
}

/** One attempt, in the way that is chosen now. What spoils it is read now too, so switching it off heals the next retry. */
export function seal(state: JdState, letter: Letter): Parcel {
  return ways[state.faults.way](state, letter)
}

function inHeaders(state: JdState, { url, body }: Letter): Parcel {
  const { timestamp, nonce, signature } = signed(state, body)
  const signs = { 'X-Timestamp': timestamp, 'X-Nonce': nonce, 'X-Signature': signature }
  return { url, query: '', headers: { ...json, ...signs, 'X-App-Key': state.settings.appKey }, body }
}

function inQuery(state: JdState, { url, body }: Letter): Parcel {
  const { timestamp, nonce, signature } = signed(state, body)
  return { url, query: new URLSearchParams({ signature, timestamp, nonce }).toString(), headers: json, body }
}

function inBody(state: JdState, { url, body: rawPayload }: Letter): Parcel {
  const { timestamp, nonce, signature } = signed(state, rawPayload)
  return { url, query: '', headers: json, body: JSON.stringify({ rawPayload, signature, timestamp, nonce }) }
}

/** As the platform pushes to shops of 秒送: a form, signed by the gateway's rule. */
function asJos(state: JdState, { url, body }: Letter): Parcel {
  const { appKey, appSecret, accessToken } = state.settings
  const payload = state.faults.encrypted
    ? { encrypt_jd_param_json: encrypted(appSecret, body) }
    : { jd_param_json: body }
  const params = new URLSearchParams({
    ...{ token: accessToken ?? 'token', app_key: appKey, timestamp: beijing(sentMs(state)) },
    ...{ format: 'json', v: '1.0' },
    ...payload,
  })
  params.set('sign', spoilt(state, josSign(appSecret, params)))
  return { url, query: '', headers: form, body: params.toString() }
}

function asStandard(state: JdState, { url, id, body }: Letter): Parcel {
  const timestamp = String(Math.floor(sentMs(state) / 1_000))
  const [version = '', signature = ''] = standardSign(state.settings.webhookSecret ?? '', id, timestamp, body).split(
    ',',
  )
  const signs = {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `${version},${spoilt(state, signature)}`,
  }
  return { url, query: '', headers: { ...json, ...signs }, body }
}

function signed(state: JdState, body: string): { timestamp: string; nonce: string; signature: string } {
  const timestamp = String(Math.floor(sentMs(state) / 1_000))
  const nonce = randomBytes(12).toString('hex')
  return { timestamp, nonce, signature: spoilt(state, hmacSign(state.settings.appSecret, timestamp, nonce, body)) }
}

/** AES-128-CBC; the key is the first 16 characters of the secret, the vector the next 16. */
function encrypted(secret: string, body: string): string {
  const cipher = createCipheriv('aes-128-cbc', secret.slice(0, 16), secret.slice(16, 32))
  return Buffer.concat([cipher.update(body, 'utf8'), cipher.final()]).toString('base64')
}

const sentMs = ({ clock, faults }: JdState) => clock.now() - (faults.staleTimestamp ? staleMs : 0)

const spoilt = ({ faults }: JdState, signature: string) =>
  faults.badSignature ? (signature.startsWith('0') ? '1' : '0') + signature.slice(1) : signature
