import { expect, test } from 'vitest'
import { newTotpSecret, stepOf, totpUri } from './totp.ts'

/** RFC 6238, appendix B: SHA-1, cut to six digits. */
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const vectors = [
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
] as const

test.each(vectors)('the code of RFC 6238 at %i is accepted, and names its time step', async (at, code) => {
  expect(await stepOf(secret, code, at)).toBe(Math.floor(at / 30))
})

test('a code counts from the step before its own to the step after, and no longer', async () => {
  const seen: (number | undefined)[] = []
  for (const at of [0, 29, 30, 59, 60, 89]) seen.push(await stepOf(secret, '287082', at))
  expect(seen).toEqual([1, 1, 1, 1, 1, 1])
  for (const at of [90, 119, 10_000]) expect(await stepOf(secret, '287082', at)).toBeUndefined()
})

test.each(['', '28708', '2870820', '28708x', ' 287082', '２８７０８２', '-28708', '1e5000'])(
  '%j is no code',
  async (code) => {
    expect(await stepOf(secret, code, 59)).toBeUndefined()
  },
)

test('a secret is 32 letters of base32, another one each time', () => {
  const secrets = Array.from({ length: 100 }, newTotpSecret)
  for (const one of secrets) expect(one).toMatch(/^[A-Z2-7]{32}$/)
  expect(new Set(secrets).size).toBe(100)
})

test('the address for an app names the issuer once before the name', () => {
  expect(totpUri('IT支持服务', '张三', 'JBSWY3DPEHPK3PXP')).toBe(
    'otpauth://totp/IT%E6%94%AF%E6%8C%81%E6%9C%8D%E5%8A%A1:%E5%BC%A0%E4%B8%89' +
      '?secret=JBSWY3DPEHPK3PXP&issuer=IT%E6%94%AF%E6%8C%81%E6%9C%8D%E5%8A%A1',
  )
})
