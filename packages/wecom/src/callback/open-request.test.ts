import { expect, test } from 'vitest'
import { type SignedMessage, WeComCallbackCrypto } from './crypto.ts'
import { WeComCryptoError } from './crypto-error.ts'
import { openCallback, openUrlCheck } from './open-request.ts'
import { buildXmlReply } from './reply.ts'

const keys = { token: 'token', encodingAesKey: 'A'.repeat(43), receiveId: 'ww1' }
const crypto = new WeComCallbackCrypto(keys)

const queryOf = ({ msgSignature, timestamp, nonce }: SignedMessage, more: Record<string, string> = {}) =>
  new URLSearchParams({ msg_signature: msgSignature, timestamp, nonce, ...more })
const refusal = (run: () => unknown): unknown => {
  try {
    run()
  } catch (error) {
    return error
  }
  throw new Error('accepted')
}

test('a callback is opened from its query and its bytes', () => {
  const message = crypto.encrypt('<xml><MsgType>text</MsgType></xml>')
  const opened = openCallback(crypto, queryOf(message), Buffer.from(buildXmlReply(message)))
  expect(opened).toBe('<xml><MsgType>text</MsgType></xml>')
})

test('the echo of a URL check is exact, also when a plus came as a blank', () => {
  for (let i = 0; i < 50; i += 1) {
    const message = crypto.encrypt('12345')
    expect(openUrlCheck(crypto, queryOf(message, { echostr: message.encrypt }))).toBe('12345')
    expect(openUrlCheck(crypto, queryOf(message, { echostr: message.encrypt.replaceAll('+', ' ') }))).toBe('12345')
  }
})

test.each(['msg_signature', 'timestamp', 'nonce'])('%s missing or given twice is refused', (name) => {
  const message = crypto.encrypt('x')
  const body = Buffer.from(buildXmlReply(message))
  const without = queryOf(message)
  without.delete(name)
  const twice = queryOf(message)
  twice.append(name, twice.get(name) ?? '')
  for (const query of [without, twice]) {
    expect(refusal(() => openCallback(crypto, query, body))).toBeInstanceOf(WeComCryptoError)
    query.append('echostr', message.encrypt)
    expect(refusal(() => openUrlCheck(crypto, query))).toBeInstanceOf(WeComCryptoError)
  }
})

test('a URL check without an echo is refused', () => {
  expect(refusal(() => openUrlCheck(crypto, queryOf(crypto.encrypt('x'))))).toBeInstanceOf(WeComCryptoError)
})
