import { constants, createHash, createPublicKey, publicEncrypt } from 'node:crypto'
import { isObject, type JsonObject } from '../../http/fields.ts'
import { demoAccount } from '../world/accounts.ts'

export interface Reply {
  readonly status: number
  readonly json: JsonObject
  readonly text: string
  readonly cookies: Readonly<Record<string, string>>
}

type Texts = Readonly<Record<string, string>>

/** One request as the web client of Yunke makes it, by code of its own. */
export async function send(url: string, headers: Texts, body?: object | FormData): Promise<Reply> {
  const isForm = body instanceof FormData
  const response = await fetch(url, {
    method: body === undefined ? 'GET' : 'POST',
    redirect: 'manual',
    headers: { ...(!isForm && { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && { body: isForm ? body : JSON.stringify(body) }),
    signal: AbortSignal.timeout(5_000),
  })
  const text = await response.text()
  const pairs = response.headers.getSetCookie().map((line) => line.split(';', 1)[0] ?? '')
  const cookies = Object.fromEntries(
    pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]),
  )
  return { status: response.status, json: objectOf(text), text, cookies }
}

export const cookieHeader = (cookies: Texts): Texts => ({
  cookie: Object.entries(cookies)
    .map(([name, value]) => `${name}=${value}`)
    .join('; '),
})

/** What the login page does with a password: RSA without padding, hex. */
function encrypt(password: string, { modulus, public_exponent: exponent }: JsonObject): string {
  const base64url = (hex: unknown) => Buffer.from(String(hex), 'hex').toString('base64url')
  const key = createPublicKey({ key: { kty: 'RSA', n: base64url(modulus), e: base64url(exponent) }, format: 'jwk' })
  const bytes = Buffer.from(password)
  const whole = Buffer.concat([Buffer.alloc(String(modulus).length / 2 - bytes.length), bytes])
  return publicEncrypt({ key, padding: constants.RSA_NO_PADDING }, whole).toString('hex')
}

/** Logs in to the first company. */
export async function logIn(
  origin: string,
  password: string = demoAccount.password,
  companyCode = 'yk2fy7',
): Promise<Reply> {
  const { phone } = demoAccount
  const key = await send(`${origin}/usercenter/login/getSecureKey`, {}, { phone })
  const data = isObject(key.json.data) ? key.json.data : {}
  const encrypted = encrypt(password, isObject(data.data) ? data.data : data)
  const codes = { smsCode: '', validCode: '', codeUuid: '' }
  const body = { phone, password: encrypted, loginType: 'yunkecn', companyCode, ...codes }
  return await send(`${origin}/usercenter/login/pcLogin`, cookieHeader(key.cookies), body)
}

/** Headers of a login that went well. */
export const asUser = (cookies: Texts, company = 'yk2fy7'): Texts => ({
  ...cookieHeader(cookies),
  ...{ company, userid: 'u001', channel: '4', source: 'yunkepc' },
})

export function signed(signKey: string, company: string, partnerId: string, now: number): Texts {
  const timestamp = String(now)
  const sign = createHash('md5').update(`${signKey}${company}${partnerId}${timestamp}`).digest('hex').toUpperCase()
  return { company, partnerId, timestamp, sign }
}

function objectOf(text: string): JsonObject {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? value : {}
  } catch {
    // @NOTE pages and recordings are read through `text`.
    return {}
  }
}
