import { createCipheriv, randomBytes } from 'node:crypto'
import { cdata, signCallback, WeComCallbackCrypto } from '@yingda/wecom'
import type { RawRequest, Settings } from '../../channel.ts'

/** A callback as WeCom posts it: each attempt has its own nonce, random bytes and signature. */
export function sign(payload: string, settings: Settings): RawRequest {
  return signEncrypt(encrypt(payload, settings), settings)
}

/** The question that saving the receiver's form asks. */
export function signUrlCheck(echo: string, settings: Settings): RawRequest {
  const echostr = encrypt(echo, settings)
  return { method: 'GET', query: signedQuery(echostr, settings, { echostr }), headers: {}, body: Buffer.alloc(0) }
}

/** A right signature around whatever stands where the ciphertext should. */
export function signEncrypt(encrypted: string, settings: Settings, wrap = envelope): RawRequest {
  const body = Buffer.from(wrap(encrypted, settings))
  return { method: 'POST', query: signedQuery(encrypted, settings), headers: { 'content-type': 'text/xml' }, body }
}

/** A right signature around bytes that are encrypted with the right key, whatever they are. */
export function signFrame(padded: Buffer, settings: Settings): RawRequest {
  const key = Buffer.from(`${settings.WECOM_ENCODING_AES_KEY}=`, 'base64')
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  return signEncrypt(Buffer.concat([cipher.update(padded), cipher.final()]).toString('base64'), settings)
}

export const envelope = (encrypted: string, { WECHAT_CORP_ID = '', WECHAT_AGENT_ID = '' }: Settings): string =>
  `<xml><ToUserName>${cdata(WECHAT_CORP_ID)}</ToUserName><AgentID>${cdata(WECHAT_AGENT_ID)}</AgentID>` +
  `<Encrypt>${cdata(encrypted)}</Encrypt></xml>`

function encrypt(payload: string, settings: Settings): string {
  const crypto = new WeComCallbackCrypto({
    token: settings.WECOM_CALLBACK_TOKEN ?? '',
    encodingAesKey: settings.WECOM_ENCODING_AES_KEY ?? '',
    receiveId: settings.WECHAT_CORP_ID ?? '',
  })
  return crypto.encrypt(payload).encrypt
}

function signedQuery(encrypted: string, settings: Settings, more: Record<string, string> = {}): URLSearchParams {
  const timestamp = String(Math.floor(Date.now() / 1_000))
  const nonce = String(randomBytes(6).readUIntBE(0, 6))
  const msg_signature = signCallback(settings.WECOM_CALLBACK_TOKEN ?? '', timestamp, nonce, encrypted)
  return new URLSearchParams({ msg_signature, timestamp, nonce, ...more })
}
