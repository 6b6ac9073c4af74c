import { createDecipheriv, pbkdf2Sync } from 'node:crypto'
import { expect, test } from 'vitest'
import { seal } from './sealed.ts'

test('a sealed value has a salt of its own and 600 000 rounds before its key', () => {
  const [version, ...parts] = seal('the key', 'the secret').split(':')
  const [salt, iv, body] = parts.map((part) => Buffer.from(part, 'base64url'))
  if (!salt || !iv || !body) throw new Error('a part is missing')
  const decipher = createDecipheriv('aes-256-gcm', pbkdf2Sync('the key', salt, 600_000, 32, 'sha256'), iv)
  decipher.setAAD(Buffer.from('v2')).setAuthTag(body.subarray(-16))
  expect(version).toBe('v2')
  expect(decipher.update(body.subarray(0, -16), undefined, 'utf8') + decipher.final('utf8')).toBe('the secret')
  expect(seal('the key', 'the secret').split(':')[1]).not.toBe(parts[0])
})
