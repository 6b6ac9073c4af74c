import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { decryptFernet, encryptFernet } from './fernet.ts'

/** https://github.com/fernet/spec/blob/master/generate.json */
const key = Buffer.from('cw_0x689RpI-jtRR7oE8h_eQsKImvJapLeSbXpwF4e4=', 'base64url')
const generated = 'gAAAAAAdwJ6wAAECAwQFBgcICQoLDA0ODy021cpGVWKZ_eEwCGM4BLLF_5CV9dOPmrhuVUPgJobwOz7JcbmrR64jVmpU4IwqDA=='

test('the published token is written and read', () => {
  const options = { timestamp: Date.parse('1985-10-26T01:20:00-07:00') / 1000, iv: Buffer.from([...Array(16).keys()]) }
  expect(encryptFernet(key, 'hello', options)).toBe(generated)
  expect(decryptFernet(key, generated)).toBe('hello')
  expect(decryptFernet(key, generated.replace(/=+$/, ''))).toBe('hello')
})

test.each([
  ['another version', generated.replace('gAAA', 'gQAA')],
  ['nothing', ''],
  ['text', 'hello'],
  ['cut off', generated.slice(0, -24)],
  ['characters that are not base64', `%${generated.slice(1)}`],
  ['signed, but of half a block', signed(Buffer.alloc(8))],
  ['signed, but without padding', signed(Buffer.alloc(16))],
])('a token that is no token is not read: %s', (_name, token) => {
  expect(decryptFernet(key, token)).toBeUndefined()
})

test('any changed byte is noticed', () => {
  const bytes = Buffer.from(generated, 'base64url')
  for (const index of bytes.keys()) {
    const changed = Buffer.from(bytes)
    changed.writeUInt8(changed.readUInt8(index) ^ 1, index)
    expect(decryptFernet(key, changed.toString('base64url'))).toBeUndefined()
  }
})

function signed(body: Buffer): string {
  const bytes = Buffer.concat([Buffer.from(generated, 'base64url').subarray(0, 25), body])
  return Buffer.concat([bytes, createHmac('sha256', key.subarray(0, 16)).update(bytes).digest()]).toString('base64url')
}
