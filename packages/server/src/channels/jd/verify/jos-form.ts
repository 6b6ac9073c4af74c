import { createDecipheriv, timingSafeEqual } from 'node:crypto'
import type { RawRequest } from '../../channel.ts'
import { josSign } from '../jos/sign.ts'
import { readJosTime } from '../jos/time.ts'
import { toleranceMs } from './hmac.ts'
import { Unproven } from './unproven.ts'

export interface JosKeys {
  readonly appKey: string
  readonly appSecret: string
}

/** What a push of JD's home delivery may hold: https://opendj.jd.com. `true` = must. */
const names = new Map([
  ['app_key', true],
  ['timestamp', true],
  ['sign', true],
  ['token', false],
  ['format', false],
  ['v', false],
  ['jd_param_json', false],
  ['encrypt_jd_param_json', false],
])

/**
 * The payload of a form that is signed as the gateway signs. The signed text joins names and values without a mark
 * between them, so it could be cut into other parameters: that is why a name nobody knows, a second value, or a value of
 * an unexpected form is refused. @throws Unproven
 */
export function openJosForm({ body }: RawRequest, { appKey, appSecret }: JosKeys, now: number): Buffer {
  const form = formOf(body)
  const sign = form.sign ?? ''
  if (!/^[\dA-F]{32}$/i.test(sign)) throw new Unproven('The sign has the wrong form.')
  if (!timingSafeEqual(Buffer.from(sign.toUpperCase()), Buffer.from(josSign(form, appSecret))))
    throw new Unproven('The sign is wrong.')
  if (form.app_key !== appKey) throw new Unproven('The form is for another app.')
  if ((form.format ?? 'json') !== 'json' || !/^\d\.\d$/.test(form.v ?? '1.0') || !/^[\w-]*$/.test(form.token ?? ''))
    throw new Unproven('A parameter of the form has the wrong form.')
  const sentAt = readJosTime(form.timestamp ?? '')
  if (sentAt === undefined || !(Math.abs(now - sentAt) <= toleranceMs))
    throw new Unproven('The timestamp is not of now.')
  const { jd_param_json: plain, encrypt_jd_param_json: encrypted } = form
  if (encrypted) return decrypted(encrypted, appSecret)
  if (plain) return Buffer.from(plain)
  throw new Unproven('The form holds nothing.')
}

function formOf(body: Buffer): Readonly<Record<string, string>> {
  const form = new URLSearchParams(body.toString('utf8'))
  for (const name of form.keys()) {
    if (!names.has(name)) throw new Unproven('The form holds a parameter that nobody knows.')
    if (form.getAll(name).length > 1) throw new Unproven(`The parameter ${name} is not there once.`)
  }
  for (const [name, isNeeded] of names) if (isNeeded && !form.get(name)) throw new Unproven(`There is no ${name}.`)
  return Object.fromEntries(form)
}

/** AES-128-CBC: the key is the first half of the app's secret, the start the second. It proves nothing; the sign has. */
function decrypted(base64: string, appSecret: string): Buffer {
  const secret = Buffer.from(appSecret)
  if (secret.length < 32) throw new Unproven('The app secret is too short to be the key of an encrypted form.')
  try {
    const cipher = createDecipheriv('aes-128-cbc', secret.subarray(0, 16), secret.subarray(16, 32))
    return Buffer.concat([cipher.update(base64, 'base64'), cipher.final()])
  } catch {
    throw new Unproven('What is encrypted cannot be opened.')
  }
}
