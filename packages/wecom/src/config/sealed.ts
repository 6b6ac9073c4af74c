import { createCipheriv, createDecipheriv, pbkdf2Sync, randomBytes } from 'node:crypto'

/** `v2:salt:iv:ciphertext and tag`, each in base64url: AES-256-GCM under a key of its own for each value. */
const prefix = 'v2'
const iterations = 600_000
const tagBytes = 16

export function isSealed(text: string): boolean {
  return text.startsWith(`${prefix}:`)
}

/** Takes a few hundred milliseconds, like `unseal`: so does each guess at the secret key. */
export function seal(secretKey: string, text: string): string {
  const salt = randomBytes(16)
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', deriveKey(secretKey, salt), iv)
  cipher.setAAD(Buffer.from(prefix))
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return [prefix, ...[salt, iv, body].map((bytes) => bytes.toString('base64url'))].join(':')
}

/** The text, or undefined when it was not sealed with this key, or not sealed at all. */
export function unseal(secretKey: string, sealed: string): string | undefined {
  const [, salt, iv, body] =
    /^v2:([\w-]+):([\w-]+):([\w-]+)$/.exec(sealed)?.map((part) => Buffer.from(part, 'base64url')) ?? []
  if (salt?.length !== 16 || iv?.length !== 12 || !body || body.length < tagBytes) return undefined
  const decipher = createDecipheriv('aes-256-gcm', deriveKey(secretKey, salt), iv)
  decipher.setAAD(Buffer.from(prefix))
  decipher.setAuthTag(body.subarray(-tagBytes))
  try {
    return Buffer.concat([decipher.update(body.subarray(0, -tagBytes)), decipher.final()]).toString('utf8')
  } catch {
    // @NOTE The only failure left is a tag that does not match: another key, or changed bytes.
    return undefined
  }
}

function deriveKey(secretKey: string, salt: Uint8Array): Buffer {
  return pbkdf2Sync(secretKey, salt, iterations, 32, 'sha256')
}
