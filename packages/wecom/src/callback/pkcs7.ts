import { WeComCryptoError } from './crypto-error.ts'

/** WeCom pads to 32 bytes although the AES block is 16, so the cipher's own padding cannot be used. */
const blockBytes = 32

/** Appends 1..32 bytes so that the length is a multiple of 32; an exact multiple gets 32 more. */
export function padPkcs7(bytes: Uint8Array): Buffer {
  const count = blockBytes - (bytes.length % blockBytes)
  return Buffer.concat([bytes, Buffer.alloc(count, count)])
}

/**
 * Removes the padding; the result is a view on the input.
 * @throws WeComCryptoError kind 'padding' unless the last byte n is 1..32 and the last n bytes all equal n
 */
export function unpadPkcs7(bytes: Uint8Array): Buffer {
  const count = bytes.at(-1) ?? 0
  if (count < 1 || count > blockBytes || count > bytes.length) {
    throw new WeComCryptoError('padding', 'the padding length is out of range')
  }
  const end = bytes.length - count
  if (!bytes.subarray(end).every((byte) => byte === count)) {
    throw new WeComCryptoError('padding', 'the padding bytes differ')
  }
  return Buffer.from(bytes.buffer, bytes.byteOffset, end)
}
