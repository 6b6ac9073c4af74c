import { randomBytes } from 'node:crypto'
import { type AesKey, decryptBlocks, encryptBlocks, readAesKey } from './aes.ts'
import { WeComCryptoError } from './crypto-error.ts'
import { type CallbackEnvelope, parseEnvelope } from './envelope.ts'
import { packFrame, unpackFrame } from './frame.ts'
import { sameSignature, signCallback } from './signature.ts'

export interface CallbackKeys {
  /** `Token` of the receiver's form. Empty: every signature is refused. */
  readonly token: string
  /** `EncodingAESKey` of the receiver's form, 43 characters. */
  readonly encodingAesKey: string
  /** corpid for apps, contact helper and customer service; suite id for suites; '' for internal aibots. */
  readonly receiveId: string
}

/** What one callback brings: three query parameters, and `echostr` (GET) or the envelope's `Encrypt` (POST). */
export interface SignedMessage {
  readonly msgSignature: string
  readonly timestamp: string
  readonly nonce: string
  readonly encrypt: string
}

export interface EncryptOptions {
  /** 16 bytes (a string counts as UTF-8); random when absent. */
  readonly random16?: string | Uint8Array
  /** Seconds since 1970; now when absent. */
  readonly timestamp?: string
  /** Commonly the nonce of the request; random when absent. */
  readonly nonce?: string
}

/** Callback crypto of one receiver. https://developer.work.weixin.qq.com/document/path/90968 */
export class WeComCallbackCrypto {
  readonly #token: string
  readonly #aes: AesKey
  readonly #receiveId: Buffer

  /** @throws WeComCryptoError kind 'aes-key' */
  constructor({ token, encodingAesKey, receiveId }: CallbackKeys) {
    this.#token = token
    this.#aes = readAesKey(encodingAesKey)
    this.#receiveId = Buffer.from(receiveId, 'utf8')
  }

  /** The body of a callback, see the function of this name. Nothing in it is proven yet. @throws WeComCryptoError */
  parseEnvelope(body: string | Uint8Array): CallbackEnvelope {
    return parseEnvelope(body)
  }

  /** Verifies, then decrypts: what a callback handler wants. @throws WeComCryptoError */
  open(message: SignedMessage): string {
    this.verify(message)
    return this.decrypt(message.encrypt)
  }

  /** @throws WeComCryptoError kind 'signature', also when a value is missing or is not a string */
  verify({ msgSignature, timestamp, nonce, encrypt }: SignedMessage): void {
    const values = [this.#token, msgSignature, timestamp, nonce, encrypt]
    // A missing token must not turn into a signature that anyone can compute.
    if (!values.every((value) => typeof value === 'string' && value !== '')) {
      throw new WeComCryptoError('signature', 'a signed value is missing')
    }
    if (!sameSignature(signCallback(this.#token, timestamp, nonce, encrypt), msgSignature)) {
      throw new WeComCryptoError('signature', 'the signature does not match')
    }
  }

  /**
   * Decrypts without looking at a signature; AES-CBC alone does not notice tampering, so `verify` comes first.
   * @throws WeComCryptoError kinds 'base64', 'decrypt', 'padding', 'length', 'receiveid'
   */
  decrypt(encrypt: string): string {
    return unpackFrame(decryptBlocks(this.#aes, readBase64(encrypt)), this.#receiveId)
  }

  /** Encrypts and signs a passive reply. Half of a surrogate pair becomes U+FFFD. @throws RangeError on a bad random16 */
  encrypt(plaintext: string, options: EncryptOptions = {}): SignedMessage {
    const random16 = Buffer.from(options.random16 ?? randomBytes(16))
    const timestamp = options.timestamp ?? String(Math.floor(Date.now() / 1000))
    const nonce = options.nonce ?? randomBytes(8).toString('hex')
    const encrypt = encryptBlocks(this.#aes, packFrame(random16, plaintext, this.#receiveId)).toString('base64')
    return { encrypt, msgSignature: signCallback(this.#token, timestamp, nonce, encrypt), timestamp, nonce }
  }
}

/** Node's decoder skips what it does not know; encoding again shows whether it did. */
function readBase64(text: string): Buffer {
  const bytes = Buffer.from(typeof text === 'string' ? text : '', 'base64')
  if (bytes.toString('base64') !== text) throw new WeComCryptoError('base64', 'the ciphertext is not base64')
  return bytes
}
