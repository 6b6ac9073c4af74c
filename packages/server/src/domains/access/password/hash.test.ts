import { parseOptions } from '@node-rs/argon2'
import { expect, test } from 'vitest'
import { hashPassword, isPassword } from './hash.ts'

test('a password is kept as argon2id of 19 MiB and two passes, and known again', async () => {
  const stored = String(await hashPassword('correct horse 电池'))
  expect(stored).toMatch(/^\$argon2id\$/)
  expect(parseOptions(stored)).toMatchObject({ memoryCost: 19_456, timeCost: 2, parallelism: 1 })
  expect(await isPassword(stored, 'correct horse 电池')).toBe(true)
  expect(await isPassword(stored, 'correct horse 电浴')).toBe(false)
  expect(await hashPassword('correct horse 电池')).not.toBe(stored)
})

test('an account without a password is nobody’s, whatever is tried', async () => {
  expect(await isPassword(undefined, 'a password that nobody has')).toBe(false)
})

test('two are hashed at once, some wait, and a flood is turned away at once', async () => {
  const outcomes = await Promise.all(Array.from({ length: 200 }, () => isPassword(undefined, 'x')))
  expect(outcomes.filter((one) => one === 'busy')).toHaveLength(200 - 2 - 16)
  expect(await isPassword(undefined, 'x')).toBe(false)
})
