import { inspect } from 'node:util'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type AesKey, encryptBlocks, readAesKey } from './aes.ts'
import { type SignedMessage, WeComCallbackCrypto } from './crypto.ts'
import { WeComCryptoError } from './crypto-error.ts'
import { packFrame } from './frame.ts'
import { padPkcs7, unpadPkcs7 } from './pkcs7.ts'

const encodingAesKey = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG'
const keys = { token: 'simToken2024', encodingAesKey, receiveId: 'ww1234567890abcdef' }
const crypto = new WeComCallbackCrypto(keys)

const base64Character = fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/')
const someKeys = fc.record({
  token: fc.stringMatching(/^[A-Za-z0-9]{1,32}$/),
  encodingAesKey: fc.string({ unit: base64Character, minLength: 43, maxLength: 43 }),
  receiveId: fc.oneof(fc.constant(''), fc.stringMatching(/^w[wx][0-9a-f]{16}$/), fc.string({ unit: 'binary' })),
})
const someText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.constantFrom('', '\u{FEFF}with a mark', '\0', '😀你好👨‍👩‍👧', 'x'.repeat(60 * 1024), '字'.repeat(20 * 1024)),
)

describe('a round trip', () => {
  test('gives back every text under every key, token and receiver', () => {
    fc.assert(
      fc.property(someKeys, someText, (anyKeys, text) => {
        const one = new WeComCallbackCrypto(anyKeys)
        expect(one.open(one.encrypt(text))).toBe(text)
      }),
    )
  })

  test('works for every padding length', () => {
    const seen = new Set<number>()
    for (let length = 0; length < 64; length += 1) {
      const frame = packFrame(Buffer.alloc(16), 'x'.repeat(length), Buffer.from(keys.receiveId))
      seen.add(frame.at(-1) ?? 0)
      expect(crypto.open(crypto.encrypt('x'.repeat(length)))).toBe('x'.repeat(length))
    }
    expect(seen.size).toBe(32)
  })

  test('uses fresh random bytes, a nonce and the present time unless told otherwise', () => {
    const before = Math.floor(Date.now() / 1000)
    const [first, second] = [crypto.encrypt('same'), crypto.encrypt('same')]
    expect(first.encrypt).not.toBe(second.encrypt)
    expect(first.nonce).not.toBe(second.nonce)
    expect(Number(first.timestamp)).toBeGreaterThanOrEqual(before)
    expect(crypto.encrypt('same', { nonce: 'n', timestamp: '1' })).toMatchObject({ nonce: 'n', timestamp: '1' })
  })

  test('takes random16 as text or bytes, and only 16 of them', () => {
    const asText = crypto.encrypt('x', { random16: '1234567890123456', timestamp: '1', nonce: 'n' })
    const asBytes = crypto.encrypt('x', { random16: Buffer.from('1234567890123456'), timestamp: '1', nonce: 'n' })
    expect(asText).toEqual(asBytes)
    expect(() => crypto.encrypt('x', { random16: 'short' })).toThrow(RangeError)
  })

  test('turns half of a surrogate pair into a visible replacement', () => {
    expect(crypto.open(crypto.encrypt('a\u{D800}b'))).toBe('a\u{FFFD}b')
  })
})

describe('tampering', () => {
  test('never yields a text, always a WeComCryptoError', () => {
    const field = fc.constantFrom('msgSignature', 'timestamp', 'nonce', 'encrypt')
    fc.assert(
      fc.property(
        someKeys,
        someText,
        field,
        fc.nat(),
        fc.string({ minLength: 1 }),
        (anyKeys, text, name, at, piece) => {
          const one = new WeComCallbackCrypto(anyKeys)
          const sealed = one.encrypt(text)
          const tampered = { ...sealed, [name]: overwrite(sealed[name], at, piece) }
          fc.pre(tampered[name] !== sealed[name])
          expectKind(() => one.open(tampered), 'signature')
        },
      ),
    )
  })

  test('of an unsigned ciphertext ends in a text or a WeComCryptoError, nothing else', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.base64String(), mutatedCiphertext()), (encrypt) => {
        try {
          expect(typeof crypto.decrypt(encrypt)).toBe('string')
        } catch (error) {
          expect(error).toBeInstanceOf(WeComCryptoError)
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe('verify', () => {
  const sealed = crypto.encrypt('x', { random16: '0123456789abcdef', timestamp: '1700000000', nonce: 'n' })

  test.each([
    ['absent', undefined],
    ['a list, as a query parser gives for a repeated parameter', ['a', 'b']],
    ['a number', 1],
    ['empty', ''],
    ['null', null],
  ])('refuses a value that is %s', (_name, value) => {
    for (const field of ['msgSignature', 'timestamp', 'nonce', 'encrypt']) {
      expectKind(() => verifyUnchecked({ ...sealed, [field]: value }), 'signature')
    }
  })

  test('refuses everything when no token is set, even the signature that an empty token gives', () => {
    const open = new WeComCallbackCrypto({ ...keys, token: '' })
    expectKind(() => open.verify(open.encrypt('x')), 'signature')
  })

  test.each([
    ['upper case', (signature: string) => signature.toUpperCase()],
    ['one short', (signature: string) => signature.slice(1)],
    ['one long', (signature: string) => `${signature}0`],
    ['a line feed behind', (signature: string) => `${signature}\n`],
    ['characters with the same low byte', (signature: string) => [...signature].map(sameLowByte).join('')],
  ])('refuses a signature with %s', (_name, spoil) => {
    expectKind(() => crypto.verify({ ...sealed, msgSignature: spoil(sealed.msgSignature) }), 'signature')
  })

  function verifyUnchecked(message: Record<keyof SignedMessage, unknown>): void {
    Reflect.apply(crypto.verify, crypto, [message])
  }
})

describe('decrypt', () => {
  const aes = readAesKey(encodingAesKey)
  const receiveId = Buffer.from(keys.receiveId)

  test.each([
    '?',
    'AAA',
    'AAAA AAAA',
    'AAAAAAAAAAAAAAAAAAAAAA=',
    'AAAAAAAAAAAAAAAAAAAAAB==',
    'AAAA\n',
    'AA-_',
    'ＡＡＡＡ',
  ])('refuses %j, which is not strict base64', (encrypt) => {
    expectKind(() => crypto.decrypt(encrypt), 'base64')
  })

  test('refuses what is not a string', () => {
    for (const value of [undefined, null, 1, {}, ['AAAA']]) {
      expectKind(() => Reflect.apply(crypto.decrypt, crypto, [value]), 'base64')
    }
  })

  test.each([0, 1, 15, 17, 31])('refuses %d bytes, which are no whole blocks', (count) => {
    expectKind(() => crypto.decrypt(Buffer.alloc(count).toString('base64')), 'decrypt')
  })

  test('takes whole blocks of 16 that are not a multiple of 32', () => {
    const frame = unpadPkcs7(packFrame(Buffer.alloc(16), 'hello', receiveId))
    const count = 16 - (frame.length % 16)
    const padded = Buffer.concat([frame, Buffer.alloc(count, count)])
    expect(padded.length % 32).toBe(16)
    expect(crypto.decrypt(seal(aes, padded))).toBe('hello')
  })

  test.each([0, 33, 255])('refuses a padding length of %d', (last) => {
    const padded = packFrame(Buffer.alloc(16), 'hello', receiveId)
    padded[padded.length - 1] = last
    expectKind(() => crypto.decrypt(seal(aes, padded)), 'padding')
  })

  test('refuses padding bytes that differ', () => {
    const padded = packFrame(Buffer.alloc(16), 'x'.repeat(58), receiveId)
    padded[padded.length - 32] = 31
    expectKind(() => crypto.decrypt(seal(aes, padded)), 'padding')
  })

  test('refuses padding that is longer than the message', () => {
    expectKind(() => crypto.decrypt(seal(aes, Buffer.alloc(16, 17))), 'padding')
  })

  test.each([0, 1, 19])('refuses a message of %d bytes, which has no room for its head', (count) => {
    expectKind(() => crypto.decrypt(seal(aes, padPkcs7(Buffer.alloc(count)))), 'length')
  })

  test.each([6 + 18, 0x7fffffff, 0x80000000, 0xffffffff])('refuses a stated length of %d', (length) => {
    const padded = packFrame(Buffer.alloc(16), 'hello', receiveId)
    padded.writeUInt32BE(length, 16)
    expectKind(() => crypto.decrypt(seal(aes, padded)), 'length')
  })

  test.each(['', 'ww1234567890abcdeg', 'ww1234567890abcde', 'ww1234567890abcdef0', 'WW1234567890ABCDEF'])(
    'refuses a message for receiver %j',
    (other) => {
      const sealed = new WeComCallbackCrypto({ ...keys, receiveId: other }).encrypt('x')
      expectKind(() => crypto.open(sealed), 'receiveid')
    },
  )

  test('refuses a message that is not UTF-8', () => {
    const frame = Buffer.concat([Buffer.alloc(16), Buffer.from([0, 0, 0, 2, 0xc3, 0x28]), receiveId])
    expectKind(() => crypto.decrypt(seal(aes, padPkcs7(frame))), 'decrypt')
  })
})

describe('an EncodingAESKey', () => {
  test.each([
    '',
    'abc',
    encodingAesKey.slice(1),
    `${encodingAesKey}A`,
    `${encodingAesKey}=`,
    `${encodingAesKey.slice(1)}-`,
    `${encodingAesKey.slice(1)}\n`,
    `${encodingAesKey}\n`,
    ` ${encodingAesKey.slice(1)}`,
  ])('is refused when it is %j', (bad) => {
    expectKind(() => new WeComCallbackCrypto({ ...keys, encodingAesKey: bad }), 'aes-key')
  })

  test('is not shown, nor is the token, by any way of printing', () => {
    const texts = [inspect(crypto, { depth: 9, showHidden: true }), JSON.stringify(crypto), String(crypto)]
    for (const text of texts) {
      expect(text).not.toContain(keys.token)
      expect(text).not.toContain(encodingAesKey)
      expect(text).not.toContain(Buffer.from(`${encodingAesKey}=`, 'base64').toString('hex').slice(0, 16))
    }
  })
})

test('an error shows neither the expected signature nor a text nor a secret', () => {
  const sealed = crypto.encrypt('the customer wrote this')
  const wrong = { ...sealed, msgSignature: '0'.repeat(40) }
  const other = new WeComCallbackCrypto({ ...keys, receiveId: 'other' })
  for (const run of [() => crypto.open(wrong), () => other.open(sealed)]) {
    const text = inspect(thrownBy(run), { depth: 9, showHidden: true })
    for (const hidden of [sealed.msgSignature, 'the customer wrote this', keys.token, encodingAesKey, keys.receiveId]) {
      expect(text).not.toContain(hidden)
    }
  }
})

function mutatedCiphertext(): fc.Arbitrary<string> {
  const sealed = Buffer.from(crypto.encrypt('some text to be spoilt, long enough for four blocks').encrypt, 'base64')
  return fc.array(fc.tuple(fc.nat(sealed.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }).map((changes) => {
    const copy = Buffer.from(sealed)
    for (const [at, value] of changes) copy[at] = value
    return copy.toString('base64')
  })
}

function seal(aes: AesKey, padded: Uint8Array): string {
  return encryptBlocks(aes, padded).toString('base64')
}

function overwrite(text: string, at: number, piece: string): string {
  const start = at % text.length
  return text.slice(0, start) + piece + text.slice(start + piece.length)
}

function sameLowByte(character: string): string {
  return String.fromCharCode(character.charCodeAt(0) + 0x100)
}

function expectKind(run: () => unknown, kind: string): void {
  const error = thrownBy(run)
  expect(error).toBeInstanceOf(WeComCryptoError)
  expect(error).toMatchObject({ kind })
}

function thrownBy(run: () => unknown): unknown {
  try {
    run()
  } catch (error) {
    return error
  }
  throw new Error('accepted')
}
