import { constants, generateKeyPairSync, type KeyObject, privateDecrypt, randomBytes } from 'node:crypto'

const bits = 1_024
const lifeMs = 5 * 60_000

export interface IssuedKey {
  /** Cookie that binds the key to this login. */
  readonly id: string
  readonly modulus: string
  readonly publicExponent: string
}

interface KeyPair {
  readonly privateKey: KeyObject
  readonly modulus: string
  readonly publicExponent: string
}

/** RSA keys for logins: each is good for one, for five minutes. */
export class LoginKeys {
  readonly #now: () => number
  #pair: KeyPair | undefined
  #issued = new Map<string, { readonly pair: KeyPair; readonly until: number }>()

  constructor(now: () => number) {
    this.#now = now
  }

  /** @param isFresh a pair that nobody has seen */
  issue(isFresh: boolean): IssuedKey {
    if (isFresh || !this.#pair) this.#pair = makePair()
    const id = randomBytes(16).toString('hex').toUpperCase()
    const { modulus, publicExponent } = this.#pair
    this.#issued.set(id, { pair: this.#pair, until: this.#now() + lifeMs })
    return { id, modulus, publicExponent }
  }

  /** The text under the key; undefined when the key was never issued, is used up or too old, or nothing comes out. */
  open(id: string, hex: string): string | undefined {
    const issued = this.#issued.get(id)
    this.#issued.delete(id)
    if (!issued || this.#now() >= issued.until || !/^(?:[0-9a-f]{2})+$/.test(hex)) return undefined
    return decrypt(issued.pair, Buffer.from(hex, 'hex'))
  }
}

function makePair(): KeyPair {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: bits })
  const { n = '', e = '' } = privateKey.export({ format: 'jwk' })
  const hexOf = (text: string) => Buffer.from(text, 'base64url').toString('hex')
  return { privateKey, modulus: hexOf(n), publicExponent: hexOf(e) }
}

/** Without padding the number may be shorter than the key, and the text is what follows the leading zero bytes. */
function decrypt({ privateKey }: KeyPair, bytes: Buffer): string | undefined {
  const whole = Buffer.alloc(bits / 8)
  if (bytes.length > whole.length) return undefined
  bytes.copy(whole, whole.length - bytes.length)
  const plain = privateDecrypt({ key: privateKey, padding: constants.RSA_NO_PADDING }, whole)
  const begin = plain.findIndex((byte) => byte !== 0)
  return begin < 0 ? '' : plain.subarray(begin).toString('utf8')
}
