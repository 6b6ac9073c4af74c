import { execFileSync, spawnSync } from 'node:child_process'
import { constants, generateKeyPairSync, publicEncrypt } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { encryptWithRsa } from './rsa.ts'

const openssl = 'openssl'

describe('known results', () => {
  const short = 'f1a3b5c7d9ebfd0f21436587a9cbed0f113355779bbddff1'
  const long =
    'c7f1a0b3d5e79b1d3f5a7c9e0b2d4f60718293a4b5c6d7e8f90a1b2c3d4e5f6172839405162738495a6b7c8d9eaf0b1c2d3e4f5061728394a5b6c7d8e9f0a1b3'
  test.each([
    ['abc', short, '070b4fcbdc97c380ddb87e9f7bb311b29a51837e804ae2d7'],
    ['Passw0rd!', short, 'e813817e7cdceb4f3309b4a7eb0b3a9074823f4a8f964e4f'],
    ['密码', short, '3cbb9fef0cc6b384fd1b4e922ec92f46290cf92a158d95e8'],
    [
      'Passw0rd!',
      long,
      '20dc5b90503b459038c3f5cf541a698cf9e76a0030cdbaa0de865f9ef6bb835b5606a8d8956c1a87cbe94670cec74a7a810509646b5ef7fc3bd7f0679a696754',
    ],
  ])('"%s" under %s', (text, modulus, result) => {
    expect(encryptWithRsa(text, modulus, '10001')).toBe(result)
    expect(encryptWithRsa(text, modulus.toUpperCase(), '010001')).toBe(result)
  })
})

test('a result with an odd number of digits gets one zero in front, and no more', () => {
  // 3^5 mod 0xffff = 0xf3; 2^3 mod 0xffff = 8.
  expect(encryptWithRsa('\u0003', 'ffff', '5')).toBe('f3')
  expect(encryptWithRsa('\u0002', 'ffff', '3')).toBe('08')
})

test('a text that does not fit the key is refused here', () => {
  expect(() => encryptWithRsa('x'.repeat(25), 'f1a3b5c7d9ebfd0f21436587a9cbed0f113355779bbddff1', '10001')).toThrow(
    RangeError,
  )
})

test('a key that is no hex is refused without being quoted', () => {
  expect(() => encryptWithRsa('x', 'planted-key', '10001')).toThrow(/^((?!planted).)*$/)
})

describe.each([1_024, 2_048])('a real key of %i bits', (modulusLength) => {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength })
  const { n = '', e = '' } = publicKey.export({ format: 'jwk' })
  const hexOf = (text: string) => Buffer.from(text, 'base64url').toString('hex')
  const texts = ['a', 'Passw0rd!', '密码🔑', 'x'.repeat(modulusLength / 8 - 1)]
  const encrypted = (text: string) => encryptWithRsa(text, hexOf(n), hexOf(e)).padStart(modulusLength / 4, '0')

  test.each(texts)("agrees with Node's own RSA on %j", (text) => {
    const whole = Buffer.alloc(modulusLength / 8)
    whole.write(text, whole.length - Buffer.byteLength(text))
    const padding = constants.RSA_NO_PADDING
    expect(encrypted(text)).toBe(publicEncrypt({ key: publicKey, padding }, whole).toString('hex'))
  })

  test('the openssl command decrypts it', ({ skip }) => {
    skip(spawnSync(openssl, ['version']).status !== 0, 'the openssl command is not installed')
    const folder = mkdtempSync(join(tmpdir(), 'yunke-rsa-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const keyFile = join(folder, 'key.pem')
    writeFileSync(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 })
    const decrypt = ['pkeyutl', '-decrypt', '-inkey', keyFile, '-pkeyopt', 'rsa_padding_mode:none']
    for (const text of texts) {
      const plain = execFileSync(openssl, decrypt, { input: Buffer.from(encrypted(text), 'hex') })
      expect(plain.subarray(plain.findIndex((byte) => byte !== 0)).toString()).toBe(text)
    }
  })
})
