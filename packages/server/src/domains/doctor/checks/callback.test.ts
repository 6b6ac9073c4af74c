import { openUrlCheck, WeComCallbackCrypto } from '@yingda/wecom'
import { expect, test } from 'vitest'
import { keys } from '../testing/company.ts'
import { callbackCheck } from './callback.ts'

const settings = { ...keys, WECHAT_API_BASE: 'https://wecom.example.com' }
const localBaseUrl = () => 'http://127.0.0.1:8080'
const publicBaseUrl = 'https://desk.example.com'

const crypto = (token: string, encodingAesKey: string) =>
  new WeComCallbackCrypto({ token, encodingAesKey, receiveId: keys.WECHAT_CORP_ID })
const known = [
  crypto(keys.WECOM_CALLBACK_TOKEN, keys.WECOM_ENCODING_AES_KEY),
  crypto(keys.WECOM_CONTACT_TOKEN, keys.WECOM_CONTACT_AES_KEY),
]

/** A door that knows these keys. */
const door =
  (cryptos: readonly WeComCallbackCrypto[]): typeof fetch =>
  async (input) => {
    for (const one of cryptos) {
      try {
        return new Response(openUrlCheck(one, new URL(String(input)).searchParams))
      } catch {
        // @NOTE the next one may know it
      }
    }
    return new Response('error', { status: 500 })
  }
const desk = door(known)

const look = (fetch: typeof globalThis.fetch, url: string | undefined = publicBaseUrl, given: object = {}) =>
  callbackCheck({
    settings: { ...settings, ...given },
    fetch,
    callback: { path: '/wecom/callback', publicBaseUrl: url, localBaseUrl },
  }).look()
const lookLocally = (fetch: typeof globalThis.fetch, given: object = {}) =>
  callbackCheck({
    settings: { ...settings, ...given },
    fetch,
    callback: { path: '/wecom/callback', publicBaseUrl: undefined, localBaseUrl },
  }).look()

test('an address that echoes for every set of keys is ok', async () => {
  const urls: string[] = []
  const finding = await look((input, init) => {
    urls.push(String(input))
    return desk(input, init)
  })
  expect(finding.state).toBe('ok')
  expect(urls.map((url) => url.replace(/\?.*/, ''))).toEqual(Array(2).fill(`${publicBaseUrl}/wecom/callback`))
})

test('where only the local address could be tested that is said', async () => {
  const finding = await lookLocally(desk)
  expect([finding.state, finding.found.en]).toEqual(['warning', expect.stringContaining('PUBLIC_BASE_URL is not set')])
  const simulated = await lookLocally(desk, { WECHAT_API_BASE: 'http://127.0.0.1:8090' })
  expect([simulated.state, simulated.found.en]).toEqual(['ok', finding.found.en])
})

test.each([
  ['one character too many', async (text: string) => new Response(`${text}\n`), 'not exactly the decrypted echo'],
  ['another status', async () => new Response('error', { status: 502 }), 'HTTP 502'],
])('an answer with %s fails', async (_name, spoil, text) => {
  const finding = await lookLocally(async (input, init) => spoil(await (await desk(input, init)).text()))
  expect([finding.state, finding.found.en]).toEqual(['failed', expect.stringContaining(text)])
})

test('an answer that does not come in a second fails', async () => {
  const finding = await lookLocally(() => Promise.reject(new DOMException('late', 'TimeoutError')))
  expect([finding.state, finding.found.en]).toEqual(['failed', expect.stringContaining('no answer within 1 s')])
})

test('a desk that has other keys is told from one that does not run', async () => {
  const other = await lookLocally(door([]))
  expect(other.remedy?.en).toContain('WECOM_CALLBACK_TOKEN')
  const helper = await lookLocally(door(known.slice(0, 1)))
  expect([helper.found.en, helper.remedy?.en]).toEqual([
    expect.stringContaining('contact helper'),
    expect.stringContaining('WECOM_CONTACT_TOKEN'),
  ])
  const cause = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })
  const away = await lookLocally(() => Promise.reject(new TypeError('fetch failed', { cause })))
  expect([away.found.en, away.remedy?.en]).toEqual([
    expect.stringContaining('ECONNREFUSED'),
    expect.stringContaining('npm start'),
  ])
})

test('a public address that fails while the local one works points to what lies between', async () => {
  const finding = await look(async (input, init) => {
    if (String(input).startsWith(publicBaseUrl)) return new Response('moved', { status: 301 })
    return desk(input, init)
  })
  expect(finding.state).toBe('failed')
  expect(finding.remedy?.en).toContain('reverse proxy')
})

test('keys that are missing or malformed are named', async () => {
  const none = { WECOM_CALLBACK_TOKEN: '', WECOM_CONTACT_TOKEN: '' }
  expect((await lookLocally(desk, none)).remedy?.en).toContain('WECOM_CALLBACK_TOKEN')
  const malformed = await lookLocally(desk, { WECOM_ENCODING_AES_KEY: 'short' })
  expect([malformed.state, malformed.found.en]).toEqual(['failed', expect.stringContaining('malformed')])
})

test('what is signed is in no text', async () => {
  const findings = [await lookLocally(door([])), await look(() => Promise.reject(new TypeError('no')))]
  expect(JSON.stringify(findings)).not.toMatch(/msg_signature|echostr|planted/)
})
