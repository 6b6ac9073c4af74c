import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { signWebhook, type Verification, verifyWebhook } from './standard-webhooks.ts'

/** Of the specification's reference libraries. */
const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
const id = 'msg_p5jXN8AQM9LWM0D4loKWxJek'
const timestamp = 1_614_265_330
const body = '{"test": 2432232314}'
const signature = 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE='

const given: Verification = {
  ...{ secrets: [secret], id, timestamp: String(timestamp), signatures: signature, body: Buffer.from(body) },
  ...{ now: timestamp, toleranceSeconds: 300 },
}
const verify = (changed: Partial<Verification>) => verifyWebhook({ ...given, ...changed })
const other = `whsec_${randomBytes(32).toString('base64')}`

test('the example of the specification is signed and accepted', () => {
  expect(signWebhook({ secret, id, timestamp, body })).toBe(signature)
  expect(signWebhook({ secret, id, timestamp, body: Buffer.from(body) })).toBe(signature)
  expect(verify({})).toBe(true)
})

test('what is signed is the bytes, whatever they are', () => {
  const noise = Buffer.concat([randomBytes(200), Buffer.from([0, 0xff, 0xfe])])
  const signatures = signWebhook({ secret: other, id, timestamp, body: noise })
  expect(verify({ secrets: [other], signatures, body: noise })).toBe(true)
})

test.each<[string, Partial<Verification>]>([
  ['another body', { body: Buffer.from(`${body} `) }],
  ['an empty body', { body: Buffer.alloc(0) }],
  ['another id', { id: 'msg_2' }],
  ['another time', { timestamp: String(timestamp + 1) }],
  ['another secret', { secrets: [other] }],
  ['no secret at all', { secrets: [] }],
  ['an empty secret', { secrets: [''] }],
  ['a secret without bytes', { secrets: ['whsec_'] }],
  ['a secret that is too short', { secrets: [`whsec_${randomBytes(23).toString('base64')}`] }],
  ['a secret that is no base64', { secrets: [`${secret}!`] }],
  ['no id', { id: undefined }],
  ['an empty id', { id: '' }],
  ['no time', { timestamp: undefined }],
  ['a time that is no number', { timestamp: `${timestamp}x` }],
  ['a time before 1970', { timestamp: `-${timestamp}` }],
  ['a time in another notation', { timestamp: '1.61426533e9' }],
  ['no signature', { signatures: undefined }],
  ['an empty signature', { signatures: '' }],
  ['a shorter signature', { signatures: signature.slice(0, -4) }],
  ['a longer signature', { signatures: `${signature}AAAA` }],
  ['a signature without its version', { signatures: signature.slice(3) }],
  ['a signature of another version', { signatures: signature.replace('v1,', 'v1a,') }],
  ['a signature changed at its end', { signatures: signature.replace('OE=', 'OF=') }],
  ['signatures parted by a comma', { signatures: `${signature},${signature}` }],
])('%s is refused', (_what, changed) => {
  expect(verify(changed)).toBe(false)
})

test('no letter of a signature may be another', () => {
  for (let at = 3; at < signature.length - 1; at++) {
    const changed = signature.slice(0, at) + (signature[at] === 'A' ? 'B' : 'A') + signature.slice(at + 1)
    expect(verify({ signatures: changed })).toBe(false)
  }
})

test.each([-300, -299, 0, 299, 300])('a clock %i s away is borne', (seconds) => {
  expect(verify({ now: timestamp + seconds })).toBe(true)
})

test.each([-301, 301, 86_400, -86_400])('a clock %i s away is not', (seconds) => {
  expect(verify({ now: timestamp + seconds })).toBe(false)
})

test('a clock that shows no time accepts nothing', () => {
  expect(verify({ now: Number.NaN })).toBe(false)
})

test('while a secret is changed the old and the new one count, on either side', () => {
  const anew = signWebhook({ secret: other, id, timestamp, body })
  expect(verify({ secrets: [other, secret] })).toBe(true)
  expect(verify({ secrets: [other, secret], signatures: anew })).toBe(true)
  expect(verify({ signatures: `${anew} ${signature}` })).toBe(true)
  expect(verify({ signatures: `v1a,whatever  ${anew} v2,x ${signature}` })).toBe(true)
  expect(verify({ signatures: `${anew} v1a,whatever` })).toBe(false)
})

test('a time cannot be moved into the id', () => {
  expect(verify({ id: `${id}.${timestamp}`, timestamp: '5', body: Buffer.from(body) })).toBe(false)
  expect(() => signWebhook({ secret, id: 'a.b', timestamp, body })).toThrow('no dot')
})

test.each(['', 'whsec_', 'MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'whsec_short'])(
  'with the secret %s nothing is signed, and the error does not say it',
  (wrong) => {
    const sign = () => signWebhook({ secret: wrong, id, timestamp, body })
    expect(sign).toThrow('whsec_ and 24 to 64 bytes')
    if (wrong.length > 6) expect(sign).not.toThrow(wrong)
  },
)
