import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'

/** AES-256-CBC with the padding of WeCom: PKCS#7 to a block of 32, always added. */
const blockBytes = 32
const randomPrefixBytes = 16
const headBytes = randomPrefixBytes + 4

/** Decodes an EncodingAESKey. Lenient about the two unused bits of the 43rd character: WeCom issues such keys. */
export function decodeAesKey(encodingAesKey: string): Buffer {
  if (!/^[A-Za-z0-9+/]{43}$/.test(encodingAesKey)) {
    throw new Error('The EncodingAESKey must have 43 characters of A-Z, a-z, 0-9, + and /.')
  }
  return Buffer.from(`${encodingAesKey}=`, 'base64')
}

/** `base64(AES(random16 ++ length ++ message ++ receiveId))`; the random bytes are fresh unless given. */
export function encrypt(
  key: Buffer,
  message: string,
  receiveId: string,
  random16: Buffer = randomBytes(randomPrefixBytes),
): string {
  const messageBytes = Buffer.byteLength(message)
  const rawBytes = headBytes + messageBytes + Buffer.byteLength(receiveId)
  const padding = blockBytes - (rawBytes % blockBytes)
  const plain = Buffer.alloc(rawBytes + padding, padding)
  random16.copy(plain, 0, 0, randomPrefixBytes)
  plain.writeUInt32BE(messageBytes, randomPrefixBytes)
  plain.write(message, headBytes, 'utf8')
  plain.write(receiveId, headBytes + messageBytes, 'utf8')
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  return Buffer.concat([cipher.update(plain), cipher.final()]).toString('base64')
}

/** The opposite of `encrypt`; throws when padding or length do not fit. */
export function decrypt(key: Buffer, encrypted: string): { message: string; receiveId: string } {
  const cipherText = Buffer.from(encrypted, 'base64')
  if (cipherText.length === 0 || cipherText.length % 16 !== 0) throw new Error('The ciphertext has a bad length.')
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  const plain = unpad(Buffer.concat([decipher.update(cipherText), decipher.final()]))
  if (plain.length < headBytes) throw new Error('The plaintext is too short.')
  const end = headBytes + plain.readUInt32BE(randomPrefixBytes)
  if (end > plain.length) throw new Error('The message length does not fit the plaintext.')
  return { message: plain.toString('utf8', headBytes, end), receiveId: plain.toString('utf8', end) }
}

/** Lower-case hex SHA-1 of the four values, sorted and joined. */
export function sign(token: string, timestamp: string, nonce: string, encrypted: string): string {
  return createHash('sha1').update([token, timestamp, nonce, encrypted].sort().join('')).digest('hex')
}

function unpad(padded: Buffer): Buffer {
  const padding = padded.at(-1) ?? 0
  const fits = padding >= 1 && padding <= blockBytes && padding <= padded.length
  if (!fits || !padded.subarray(-padding).every((byte) => byte === padding)) throw new Error('The padding is wrong.')
  return padded.subarray(0, padded.length - padding)
}
