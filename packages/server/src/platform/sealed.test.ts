import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { openSealer } from './sealed.ts'

const [one, two] = [randomBytes(32).toString('base64'), randomBytes(32).toString('base64')]

test.each(['', 'JBSWY3DPEHPK3PXP', '密钥 🔑', 'x'.repeat(10_000)])('a sealed text is read back: %#', (text) => {
  const sealer = openSealer([one])
  const sealed = sealer.seal(text, 'otp:agt_1')
  expect(sealer.open(sealed, 'otp:agt_1')).toEqual({ text, stale: false })
  if (text) expect(sealed).not.toContain(text)
})

test('the same text looks different each time', () => {
  const sealer = openSealer([one])
  expect(sealer.seal('a', 'x')).not.toBe(sealer.seal('a', 'x'))
})

test('moved to another place it does not open', () => {
  const sealer = openSealer([one])
  expect(() => sealer.open(sealer.seal('a', 'otp:agt_1'), 'otp:agt_2')).toThrow()
})

test('changed by one letter it does not open', () => {
  const sealer = openSealer([one])
  const sealed = sealer.seal('secret', 'x')
  for (let at = 0; at < sealed.length - 1; at++) {
    const changed = sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1)
    expect(() => sealer.open(changed, 'x')).toThrow()
  }
})

test('a changed key opens what the former one sealed, and says that it is stale', () => {
  const sealed = openSealer([one]).seal('a', 'x')
  expect(openSealer([two, one]).open(sealed, 'x')).toEqual({ text: 'a', stale: true })
  expect(() => openSealer([two]).open(sealed, 'x')).toThrow()
})

test('the ciphertext names its key without giving it away', () => {
  const [version, id] = openSealer([one]).seal('a', 'x').split('.')
  expect([version, id?.length]).toEqual(['s1', 16])
  expect(openSealer([two]).seal('a', 'x').split('.')[1]).not.toBe(id)
})
