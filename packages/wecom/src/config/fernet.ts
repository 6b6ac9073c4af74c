import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

const version = 0x80
const ivAt = 9
const bodyAt = 25
const macBytes = 32

export interface FernetOptions {
  /** Seconds since 1970; now when absent. */
  readonly timestamp?: number
  /** 16 bytes; random when absent. */
  readonly iv?: Uint8Array
}

/** AES-128-CBC under HMAC-SHA256. https://github.com/fernet/spec/blob/master/Spec.md @param key 32 bytes */
export function encryptFernet(key: Uint8Array, text: string, options: FernetOptions = {}): string {
  const { timestamp = Math.floor(Date.now() / 1000), iv = randomBytes(16) } = options
  const { signing, encryption } = split(key)
  const cipher = createCipheriv('aes-128-cbc', encryption, iv)
  const head = Buffer.alloc(ivAt)
  head.writeUInt8(version)
  head.writeBigUInt64BE(BigInt(timestamp), 1)
  const signed = Buffer.concat([head, iv, cipher.update(text, 'utf8'), cipher.final()])
  return toBase64(Buffer.concat([signed, sign(signing, signed)]))
}

/** The text, or undefined when the token is no token or another key made it. Age does not matter. */
export function decryptFernet(key: Uint8Array, token: string): string | undefined {
  const bytes = Buffer.from(token, 'base64url')
  const { signing, encryption } = split(key)
  const signed = bytes.subarray(0, -macBytes)
  const isWhole = bytes[0] === version && signed.length > bodyAt && (signed.length - bodyAt) % 16 === 0
  // Node's decoder skips what it does not know; encoding again shows whether it did.
  if (!isWhole || toBase64(bytes).replace(/=+$/, '') !== token.replace(/=+$/, '')) return undefined
  if (!timingSafeEqual(sign(signing, signed), bytes.subarray(-macBytes))) return undefined
  const decipher = createDecipheriv('aes-128-cbc', encryption, signed.subarray(ivAt, bodyAt))
  try {
    return Buffer.concat([decipher.update(signed.subarray(bodyAt)), decipher.final()]).toString('utf8')
  } catch {
    // @NOTE The key is right and the padding is wrong: whoever wrote this made a mistake, and there is no text.
    return undefined
  }
}

function split(key: Uint8Array): { signing: Uint8Array; encryption: Uint8Array } {
  if (key.length !== 32) throw new RangeError('a Fernet key has 32 bytes')
  return { signing: key.subarray(0, 16), encryption: key.subarray(16) }
}

function sign(key: Uint8Array, bytes: Uint8Array): Buffer {
  return createHmac('sha256', key).update(bytes).digest()
}

/** URL-safe, with padding: other implementations insist on it. */
function toBase64(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('+', '-').replaceAll('/', '_')
}
