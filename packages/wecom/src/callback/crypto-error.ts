/** Which check refused the input. The names are those of the published test vectors. */
export type WeComCryptoErrorKind =
  | 'signature'
  | 'xml'
  | 'aes-key'
  | 'receiveid'
  | 'decrypt'
  | 'padding'
  | 'length'
  | 'base64'

/** The numbers the official sample libraries use for the same failures. */
const sdkCodes = {
  signature: -40001,
  xml: -40002,
  'aes-key': -40004,
  receiveid: -40005,
  decrypt: -40007,
  padding: -40007,
  length: -40008,
  base64: -40010,
} as const satisfies Record<WeComCryptoErrorKind, number>

/**
 * A callback, a key or an XML text was refused.
 *
 * The message is a fixed sentence: it never holds a secret, an expected signature or decrypted text.
 * @NOTE Answer every kind alike on the wire, or the kinds become a padding oracle.
 */
export class WeComCryptoError extends Error {
  override readonly name: string = 'WeComCryptoError'
  readonly kind: WeComCryptoErrorKind
  readonly sdkCode: number

  constructor(kind: WeComCryptoErrorKind, reason: string) {
    super(`${reason} (${kind}, ${sdkCodes[kind]})`)
    this.kind = kind
    this.sdkCode = sdkCodes[kind]
  }
}
