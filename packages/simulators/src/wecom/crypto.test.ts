import { describe, expect, test } from 'vitest'
import { decodeAesKey, decrypt, encrypt, sign } from './crypto.ts'
import vectors from './fixtures/vectors.json' with { type: 'json' }

const aKey = decodeAesKey('abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG')

describe.each(vectors.filter((vector) => vector.plaintext !== undefined))('known vector $id', (vector) => {
  const key = decodeAesKey(vector.encodingAesKey)

  test('encrypts to the same bytes with the same random prefix', () => {
    const random16 = Buffer.from(vector.random16Hex ?? '', 'hex')
    expect(encrypt(key, vector.plaintext ?? '', vector.receiveId, random16)).toBe(vector.encrypted)
  })

  test('decrypts to the plaintext and the receiveId', () => {
    expect(decrypt(key, vector.encrypted)).toEqual({ message: vector.plaintext, receiveId: vector.receiveId })
  })

  test('has the known signature', () => {
    expect(sign(vector.token, vector.timestamp, vector.nonce, vector.encrypted)).toBe(vector.signature)
  })
})

describe('what is wrong is refused', () => {
  test.each(vectors.filter(({ error }) => error === 'padding' || error === 'length'))('$id', ({ encrypted }) => {
    expect(() => decrypt(aKey, encrypted)).toThrow(/padding|length/)
  })

  test('a ciphertext for another company shows the other receiveId', () => {
    const other = vectors.find(({ error }) => error === 'receiveid')
    expect(decrypt(aKey, other?.encrypted ?? '').receiveId).not.toBe('ww1234567890abcdef')
  })

  test.each(['', 'A'.repeat(42), 'A'.repeat(44), `${'A'.repeat(42)}=`])('the key %j', (key) => {
    expect(() => decodeAesKey(key)).toThrow('43 characters')
  })

  test('an empty and a cut ciphertext', () => {
    expect(() => decrypt(aKey, '')).toThrow('bad length')
    expect(() => decrypt(aKey, 'QUJD')).toThrow('bad length')
  })
})

test('two spellings of the last key character are one key', () => {
  const [canonical, alias] = ['Q', 'R'].map((last) => decodeAesKey(`kWxPEV2UEDyxWpmPdKC3F4dgPDmOvfKX1HGnEUDS1a${last}`))
  expect(canonical).toEqual(alias)
})

test('the same message never gives the same ciphertext twice', () => {
  expect(encrypt(aKey, 'hello', 'ww1')).not.toBe(encrypt(aKey, 'hello', 'ww1'))
})

test('every padding length from 1 to 32 survives the way there and back', () => {
  for (let length = 0; length < 64; length += 1) {
    const message = 'x'.repeat(length)
    expect(decrypt(aKey, encrypt(aKey, message, 'ww1'))).toEqual({ message, receiveId: 'ww1' })
  }
})
