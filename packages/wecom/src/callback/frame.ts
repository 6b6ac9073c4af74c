import { isUtf8 } from 'node:buffer'
import { WeComCryptoError } from './crypto-error.ts'
import { padPkcs7, unpadPkcs7 } from './pkcs7.ts'

const randomBytes = 16
const headBytes = randomBytes + 4

/** random(16) + uint32be(byte length of the text) + text + receiveId, padded to 32. */
export function packFrame(random16: Uint8Array, text: string, receiveId: Uint8Array): Buffer {
  if (random16.length !== randomBytes) throw new RangeError('random16 has 16 bytes')
  const message = Buffer.from(text, 'utf8')
  const length = Buffer.alloc(4)
  length.writeUInt32BE(message.length)
  return padPkcs7(Buffer.concat([random16, length, message, receiveId]))
}

/** The text of a decrypted frame. @throws WeComCryptoError kinds 'padding', 'length', 'receiveid', 'decrypt' */
export function unpackFrame(padded: Uint8Array, receiveId: Uint8Array): string {
  const frame = unpadPkcs7(padded)
  if (frame.length < headBytes) throw new WeComCryptoError('length', 'the message is shorter than its head')
  const end = headBytes + frame.readUInt32BE(randomBytes)
  if (end > frame.length) throw new WeComCryptoError('length', 'the message is shorter than it says')
  if (!frame.subarray(end).equals(receiveId))
    throw new WeComCryptoError('receiveid', 'the message is for another receiver')
  const message = frame.subarray(headBytes, end)
  if (!isUtf8(message)) throw new WeComCryptoError('decrypt', 'the message is not UTF-8')
  return message.toString('utf8')
}
