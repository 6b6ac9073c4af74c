import { randomBytes } from 'node:crypto'
import { cdata, WeComCallbackCrypto } from '@yingda/wecom'
import type { RawRequest, Settings } from '../../channel.ts'

const cryptoOf = (settings: Settings) =>
  new WeComCallbackCrypto({
    token: settings.WECOM_CALLBACK_TOKEN ?? '',
    encodingAesKey: settings.WECOM_ENCODING_AES_KEY ?? '',
    receiveId: settings.WECHAT_CORP_ID ?? '',
  })

/** A callback as WeCom posts it: each attempt has its own nonce, random bytes and signature. */
export function sign(payload: string, settings: Settings): RawRequest {
  const { encrypt, query } = seal(payload, settings)
  const body = `<xml><ToUserName>${cdata(settings.WECHAT_CORP_ID ?? '')}</ToUserName><AgentID>${cdata(settings.WECHAT_AGENT_ID ?? '')}</AgentID><Encrypt>${cdata(encrypt)}</Encrypt></xml>`
  return { method: 'POST', query, headers: { 'content-type': 'text/xml' }, body: Buffer.from(body) }
}

/** The question that saving the receiver's form asks. */
export function signUrlCheck(echo: string, settings: Settings): RawRequest {
  const { encrypt, query } = seal(echo, settings)
  query.set('echostr', encrypt)
  return { method: 'GET', query, headers: {}, body: Buffer.alloc(0) }
}

function seal(payload: string, settings: Settings) {
  const nonce = String(randomBytes(6).readUIntBE(0, 6))
  const { encrypt, msgSignature, timestamp } = cryptoOf(settings).encrypt(payload, { nonce })
  return { encrypt, query: new URLSearchParams({ msg_signature: msgSignature, timestamp, nonce }) }
}
