import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { configFrom } from './config.ts'
import { sealingKeys } from './secret-keys.ts'

const secret = 'k'.repeat(32)
const production = { YINGDA_PROFILE: 'production', YINGDA_SECRET_KEY: secret }

test('the demo lets in by name, production by proof and administrators with a second factor', () => {
  expect(configFrom({}).login).toEqual({
    requireProof: false,
    autoRegister: true,
    ratePerMinute: 10,
    tokenTtlSeconds: 28_800,
    otpRequiredRoles: [],
    otpIssuer: 'IT支持服务',
    otpVerifyRequiresToken: false,
    openContract: false,
  })
  expect(configFrom(production).login).toMatchObject({
    requireProof: true,
    autoRegister: false,
    otpRequiredRoles: ['admin'],
    otpVerifyRequiresToken: true,
    openContract: false,
  })
})

test.each([
  ['AUTH_REQUIRE_PROOF', 'false'],
  ['AGENT_AUTO_REGISTER', 'true'],
  ['OTP_VERIFY_REQUIRE_TOKEN', 'False'],
  ['OPEN_CONTRACT', 'TRUE'],
])('production does not start with %s=%s', (name, value) => {
  expect(() => configFrom({ ...production, [name]: value })).toThrow(`${name}=`)
})

test('roles that need a second factor are named; an unknown one is a mistake', () => {
  const { login } = configFrom({ OTP_REQUIRED_ROLES: ' admin, supervisor ' })
  expect(login.otpRequiredRoles).toEqual(['supervisor', 'admin'])
  expect(() => configFrom({ OTP_REQUIRED_ROLES: 'admin,boss' })).toThrow(/OTP_REQUIRED_ROLES/)
})

test('production needs a key to seal with, of 32 bytes at least, and never shows it', () => {
  expect(() => configFrom({ YINGDA_PROFILE: 'production' })).toThrow(/YINGDA_SECRET_KEY is not set/)
  expect(() => configFrom({ ...production, YINGDA_SECRET_KEY: 'shortish' })).toThrow(/at least 32 bytes/)
  expect(() => configFrom({ ...production, YINGDA_SECRET_KEY: 'shortish' })).not.toThrow(/shortish/)
  expect(configFrom({ ...production, YINGDA_SECRET_KEYS_OLD: 'one, two' }).secretKeys).toEqual({
    current: secret,
    former: ['one', 'two'],
  })
})

test('the demo makes a key for its data folder, keeps it, and shows it to its owner alone', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'yingda-key-'))
  const { secretKeys } = configFrom({ YINGDA_SECRET_KEYS_OLD: 'former' })
  const first = await sealingKeys(secretKeys, join(folder, 'new'))
  expect(first).toEqual([expect.stringMatching(/^[\w-]{43}$/), 'former'])
  expect(await sealingKeys(secretKeys, join(folder, 'new'))).toEqual(first)
  const file = join(folder, 'new', 'secret.key')
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  expect(await readFile(file, 'utf8')).toBe(`${first[0]}\n`)
  expect(await sealingKeys({ current: secret, former: [] }, folder)).toEqual([secret])
  await rm(folder, { recursive: true })
})
