import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RawRequest } from '../../channel.ts'
import { tampered } from '../../testing/tampered.ts'
import { josSign } from '../jos/sign.ts'
import { josTime } from '../jos/time.ts'
import { conformance } from '../testing/conformance.ts'
import { encrypt, posted, sign, signForm, signInBody, signInQuery, signStandard } from '../testing/sign.ts'
import { hmacOf } from './hmac.ts'
import { openNonces } from './nonces.ts'
import { openProof } from './prove.ts'

const { settings } = conformance
const { JD_APP_KEY: appKey = '', JD_APP_SECRET: appSecret = '', JD_WEBHOOK_SECRET: webhookSecret = '' } = settings
const former = 'whsec_dGhlLWZvcm1lci13ZWJob29rLXNlY3JldC0wMTIzNDU='
const keys = { appKey, appSecret, webhookSecrets: [webhookSecret, former], signMode: 'hmac' } as const
const proof = (now = Date.now) => openProof(keys, now)
const formProof = (now = Date.now) => openProof({ ...keys, signMode: 'jos' }, now)
const payload = '{"id":"m-1","说":"你好"}'
const nonce = 'nonce-of-the-test-01'

test('the signature is over the time, the nonce and the bytes', () => {
  const claim = { timestamp: '1700000000', nonce: 'n-1', payload: Buffer.from('{"a":1}') }
  expect(hmacOf('shh', claim).toString('hex')).toBe('e79ed859058ff06ef88277f22be4b39ac1c493687554ff075eaf471aeeb949a1')
})

const withHeaders = (request: RawRequest, more: RawRequest['headers']) => ({
  ...request,
  headers: { ...request.headers, ...more },
})
const inHeaders = sign(payload, settings)

test.each<[string, RawRequest]>([
  ['in headers', inHeaders],
  [
    'in headers, with its prefix',
    withHeaders(inHeaders, { 'x-signature': `sha256=${inHeaders.headers['x-signature']}` }),
  ],
  ['in headers, with the name of the app', withHeaders(inHeaders, { 'x-app-key': appKey })],
  ['in headers, with a time in milliseconds', sign(payload, settings, { timestamp: String(Date.now()) })],
  ['in the query', signInQuery(payload, settings)],
  ['in the query, beside something of a proxy', withQuery(signInQuery(payload, settings), 'via', 'proxy')],
  ['in the body', signInBody(payload, settings)],
  ['by Standard Webhooks', signStandard(payload, webhookSecret)],
  ['by Standard Webhooks, with the former secret', signStandard(payload, former)],
])('a proof %s gives the payload', (_where, request) => {
  expect(proof()(request).toString()).toBe(payload)
})

function withQuery(request: RawRequest, name: string, value: string): RawRequest {
  const query = new URLSearchParams(request.query)
  query.append(name, value)
  return { ...request, query }
}

test.each<[string, RawRequest]>([
  ['in headers', inHeaders],
  ['in the query', signInQuery(payload, settings)],
  ['by Standard Webhooks', signStandard(payload, webhookSecret)],
])('a proof %s that is changed, doubled or left away is none', (_where, request) => {
  const prove = proof()
  for (const one of tampered(request)) expect(() => prove(one)).toThrow()
})

test('a wrapped message of which anything is changed is refused', () => {
  const prove = proof()
  const { body } = signInBody(payload, settings)
  const wrapped: Record<string, string> = JSON.parse(body.toString())
  for (const name of Object.keys(wrapped)) {
    for (const value of [undefined, '', `${wrapped[name]}0`, wrapped[name]?.slice(1)]) {
      expect(() => prove(posted(JSON.stringify({ ...wrapped, [name]: value })))).toThrow()
    }
  }
})

test.each([-300, -1, 0, 1, 300])('a time %i s away is of now', (seconds) => {
  const at = 1_700_000_000
  const told = { timestamp: String(at) }
  for (const way of [sign, signInQuery, signInBody])
    expect(proof(() => (at + seconds) * 1_000)(way(payload, settings, told)).toString()).toBe(payload)
})

test.each([-301, 301, -86_400])('a time %i s away is not', (seconds) => {
  const at = 1_700_000_000
  const told = { timestamp: String(at) }
  for (const way of [sign, signInQuery, signInBody])
    expect(() => proof(() => (at + seconds) * 1_000)(way(payload, settings, told))).toThrow('not of now')
})

test('an app without a secret for webhooks takes none', () => {
  const prove = openProof({ ...keys, webhookSecrets: [] }, Date.now)
  expect(() => prove(signStandard(payload, webhookSecret))).toThrow('no signature')
})

test('whatever bytes and headers come, it is refused in one way', () => {
  const prove = proof()
  const headers = fc.dictionary(
    fc.constantFrom('x-signature', 'x-nonce', 'x-timestamp', 'webhook-id', 'x'),
    fc.string(),
  )
  const query = fc.dictionary(fc.constantFrom('signature', 'nonce', 'timestamp', '__proto__'), fc.string())
  fc.assert(
    fc.property(headers, query, fc.oneof(fc.uint8Array(), fc.json().map(Buffer.from)), (given, asked, body) => {
      const request = { ...posted(Buffer.from(body)), headers: given, query: new URLSearchParams(asked) }
      expect(() => prove(request)).toThrow(expect.objectContaining({ name: 'Unproven' }))
    }),
    { numRuns: 500, seed: 31 },
  )
})

describe('a nonce', () => {
  test('that comes again with the same body is a retry, and passes, with the same time or a new one', () => {
    const prove = proof()
    const first = sign(payload, settings, { nonce })
    for (const again of [first, first, sign(payload, settings, { nonce, timestamp: String(Date.now()) })])
      expect(prove(again).toString()).toBe(payload)
  })

  test.each([
    ['headers', sign],
    ['the query', signInQuery],
    ['the body', signInBody],
  ])('that comes again in %s with another body is refused', (_where, way) => {
    const prove = proof()
    prove(sign(payload, settings, { nonce }))
    expect(() => prove(way(`${payload} `, settings, { nonce }))).toThrow('another payload')
  })

  test('an id of a webhook that comes again with another body is refused', () => {
    const prove = proof()
    prove(signStandard(payload, webhookSecret, 'evt_7'))
    expect(prove(signStandard(payload, webhookSecret, 'evt_7')).toString()).toBe(payload)
    expect(() => prove(signStandard(`${payload} `, webhookSecret, 'evt_7'))).toThrow('another payload')
  })

  test('of a callback that was refused is not used up', () => {
    const prove = proof()
    expect(() => prove(sign(`${payload} `, { ...settings, JD_APP_SECRET: 'of somebody else' }, { nonce }))).toThrow()
    expect(prove(sign(payload, settings, { nonce })).toString()).toBe(payload)
  })

  test('is known for 600 s', () => {
    const check = openNonces()
    const [one, other] = [Buffer.from('one'), Buffer.from('other')]
    check('n', one, 0)
    expect(() => check('n', other, 599_999)).toThrow()
    expect(() => check('n', other, 600_000)).not.toThrow()
    expect(() => check('n', one, 600_001)).toThrow()
  })

  test('is forgotten when too many came after it, the oldest first', () => {
    const check = openNonces({ atMost: 3 })
    const [one, other] = [Buffer.from('one'), Buffer.from('other')]
    for (const name of ['a', 'b', 'c', 'd']) check(name, one, 0)
    expect(() => check('b', other, 1)).toThrow()
    expect(() => check('a', other, 1)).not.toThrow()
  })
})

describe('a signed form', () => {
  const good = signForm({ jd_param_json: payload }, settings)
  const changed = (change: (form: URLSearchParams) => void) => {
    const form = new URLSearchParams(good.body.toString())
    change(form)
    return posted(form.toString())
  }
  const signedAt = (timestamp: string) => signForm({ jd_param_json: payload, timestamp }, settings)

  test('gives its payload, plain or encrypted', () => {
    const prove = formProof()
    expect(prove(good).toString()).toBe(payload)
    expect(prove(signForm({ encrypt_jd_param_json: encrypt(payload, settings) }, settings)).toString()).toBe(payload)
  })

  test.each<[string, RawRequest]>([
    ['a changed payload', changed((form) => form.set('jd_param_json', `${payload} `))],
    ['a changed name', changed((form) => form.set('app_key', 'another'))],
    ['no sign', changed((form) => form.delete('sign'))],
    ['a shorter sign', changed((form) => form.set('sign', form.get('sign')?.slice(1) ?? ''))],
    ['two payloads', changed((form) => form.append('jd_param_json', '{}'))],
    ['a parameter more', changed((form) => form.append('extra', ''))],
    ['a time that is none', signedAt(new Date().toISOString())],
    ['the name of another app', signForm({ jd_param_json: payload, app_key: 'another' }, settings)],
    ['another format', signForm({ jd_param_json: payload, format: 'xml' }, settings)],
    ['nothing in it', signForm({}, settings)],
    ['noise instead of a ciphertext', signForm({ encrypt_jd_param_json: 'AAAA' }, settings)],
    [
      'a secret too short to decrypt with',
      signForm({ encrypt_jd_param_json: 'AAAA' }, { ...settings, JD_APP_SECRET: 'SEC' }),
    ],
    ['a signature in headers', inHeaders],
  ])('with %s is refused', (_what, request) => {
    expect(() => formProof()(request)).toThrow(expect.objectContaining({ name: 'Unproven' }))
  })

  test('is of now for 300 s, before and after', () => {
    const at = 1_700_000_000_000
    const prove = (seconds: number) => () => formProof(() => at + seconds * 1_000)(signedAt(josTime(at))).toString()
    for (const seconds of [-300, 0, 300]) expect(prove(seconds)()).toBe(payload)
    for (const seconds of [-301, 301]) expect(prove(seconds)).toThrow('not of now')
  })

  test('cannot be cut into other parameters under the same sign', () => {
    const { sign: _, ...form } = Object.fromEntries(new URLSearchParams(good.body.toString()))
    const moved = { ...form, app_key: `${form.app_key}format`, format: '', forma: 'json' }
    expect(josSign(moved, appSecret)).not.toBe('')
    const { jd_param_json: text = '', ...rest } = form
    const cut = { ...rest, jd_param_json: text.slice(0, -1), [`jd_param_json${text.slice(-1)}`]: '' }
    for (const params of [moved, cut])
      expect(() =>
        formProof()(posted(new URLSearchParams({ ...params, sign: josSign(form, appSecret) }).toString())),
      ).toThrow()
  })

  test('is refused where signatures in headers are taken', () => {
    expect(() => proof()(good)).toThrow()
  })
})
