import { decryptBlocks, encryptBlocks, readAesKey } from './aes.ts'
import { padPkcs7, unpadPkcs7 } from './pkcs7.ts'

/**
 * Decrypts a file an aibot (智能机器人) was sent: AES-256-CBC with the bot's EncodingAESKey, padded to 32, no framing.
 * There is no signature: take the bytes only from the URL of a verified callback.
 * https://developer.work.weixin.qq.com/document/path/100719
 * @throws WeComCryptoError kinds 'aes-key', 'decrypt', 'padding'
 */
export function decryptAibotMedia(ciphertext: Uint8Array, encodingAesKey: string): Buffer {
  return unpadPkcs7(decryptBlocks(readAesKey(encodingAesKey), ciphertext))
}

/** The inverse, for simulators and tests. @throws WeComCryptoError kind 'aes-key' */
export function encryptAibotMedia(file: Uint8Array, encodingAesKey: string): Buffer {
  return encryptBlocks(readAesKey(encodingAesKey), padPkcs7(file))
}
