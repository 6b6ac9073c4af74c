import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject } from 'node:crypto'
import { WeComCryptoError } from './crypto-error.ts'

export interface AesKey {
  readonly key: KeyObject
  readonly iv: Buffer
}

const keyShape = /^[A-Za-z0-9+/]{43}$/

/**
 * Decodes an EncodingAESKey. The last character carries four bits only and WeCom issues keys whose two unused
 * bits are set, so the alphabet is checked strictly and the trailing bits are not.
 * @throws WeComCryptoError kind 'aes-key'
 */
export function readAesKey(encodingAesKey: string): AesKey {
  if (typeof encodingAesKey !== 'string' || !keyShape.test(encodingAesKey)) {
    throw new WeComCryptoError('aes-key', 'an EncodingAESKey has 43 characters of A-Z a-z 0-9 + /')
  }
  const bytes = Buffer.from(`${encodingAesKey}=`, 'base64')
  return { key: createSecretKey(bytes), iv: Buffer.from(bytes.subarray(0, 16)) }
}

/** AES-256-CBC over bytes that are already padded to a multiple of 16. */
export function encryptBlocks({ key, iv }: AesKey, padded: Uint8Array): Buffer {
  const cipher = createCipheriv('aes-256-cbc', key, iv).setAutoPadding(false)
  return Buffer.concat([cipher.update(padded), cipher.final()])
}

/** @throws WeComCryptoError kind 'decrypt' when the ciphertext is not a positive number of whole blocks */
export function decryptBlocks({ key, iv }: AesKey, ciphertext: Uint8Array): Buffer {
  if (ciphertext.length === 0 || ciphertext.length % 16 !== 0) {
    throw new WeComCryptoError('decrypt', 'the ciphertext is not a whole number of blocks')
  }
  const decipher = createDecipheriv('aes-256-cbc', key, iv).setAutoPadding(false)
  return Buffer.concat([decipher.update(ciphertext), decipher.final()])
}
