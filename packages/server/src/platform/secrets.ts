import { createHash, randomBytes } from 'node:crypto'

/** An opaque 256-bit secret for a caller; only its hash is ever stored. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

export const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest()
