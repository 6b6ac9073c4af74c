import { expect, test } from 'vitest'
import type { RawRequest } from './channel.ts'
import { isSignedWebhook, signedHeaders } from './signed-webhooks.ts'
import { tampered } from './testing/tampered.ts'

const secretOf = (letter: string) => `whsec_${Buffer.from(letter.repeat(24)).toString('base64')}`
const [current, former, foreign] = [secretOf('a'), secretOf('b'), secretOf('c')]
const now = 1_700_000_000_000
const request = (secret: string, atMs = now): RawRequest => ({
  method: 'POST',
  query: new URLSearchParams(),
  headers: signedHeaders(secret, 'msg_1', '{"a":1}', atMs),
  body: Buffer.from('{"a":1}'),
})

test('what was signed with one of the secrets is taken, and nothing else', () => {
  expect(isSignedWebhook(request(current), [current], now)).toBe(true)
  expect(isSignedWebhook(request(former), [current, former], now)).toBe(true)
  expect(isSignedWebhook(request(foreign), [current, former], now)).toBe(false)
  expect(isSignedWebhook(request(current), [], now)).toBe(false)
  expect(isSignedWebhook(request(current), [''], now)).toBe(false)
})

test('a signature is good for five minutes before and behind our clock', () => {
  for (const minutes of [-5, 0, 5])
    expect(isSignedWebhook(request(current, now + minutes * 60_000), [current], now)).toBe(true)
  for (const minutes of [-6, 6])
    expect(isSignedWebhook(request(current, now + minutes * 60_000), [current], now)).toBe(false)
})

test('another body, and headers that are missing, changed or doubled, are refused', () => {
  const good = request(current)
  const doubled = { ...good, headers: { ...good.headers, 'webhook-id': ['msg_1', 'msg_2'] } }
  const bad = [...tampered(good), { ...good, body: Buffer.from('{"a":2}') }, doubled]
  expect(bad.length).toBeGreaterThan(15)
  expect(bad.filter((one) => isSignedWebhook(one, [current], now))).toEqual([])
})
