import { randomInt } from 'node:crypto'
import { type CallbackKeys, WeComCallbackCrypto, WeComCryptoError } from '@yingda/wecom'

/** WeCom waits this long when the form is saved. */
const echoWithinMs = 1_000

export type Echo =
  | { readonly answer: 'exact' | 'other' | 'late' | 'keys' }
  | { readonly answer: 'refused'; readonly status: number }
  | { readonly answer: 'none'; readonly reason: string }

interface EchoOptions {
  readonly url: string
  readonly keys: CallbackKeys
  readonly fetch: typeof globalThis.fetch
}

/** The check of a callback URL: a signed GET whose answer must be the decrypted text, byte for byte. Never rejects. */
export async function echoOf({ url, keys, fetch }: EchoOptions): Promise<Echo> {
  const plaintext = `${randomInt(1, 10)}${Array.from({ length: 19 }, () => randomInt(10)).join('')}`
  try {
    const { encrypt, msgSignature, timestamp, nonce } = new WeComCallbackCrypto(keys).encrypt(plaintext)
    const query = new URLSearchParams({ msg_signature: msgSignature, timestamp, nonce, echostr: encrypt })
    const signal = AbortSignal.timeout(echoWithinMs)
    const response = await fetch(`${url}?${query}`, { redirect: 'manual', signal })
    const body = await response.text()
    if (response.status !== 200) return { answer: 'refused', status: response.status }
    return { answer: body === plaintext ? 'exact' : 'other' }
  } catch (error) {
    if (error instanceof WeComCryptoError) return { answer: 'keys' }
    if (error instanceof Error && error.name === 'TimeoutError') return { answer: 'late' }
    return { answer: 'none', reason: codeOf(error) }
  }
}

/** A code such as ECONNREFUSED; never a message, which may quote the address and what is signed in it. */
function codeOf(error: unknown): string {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : 'error'
}
