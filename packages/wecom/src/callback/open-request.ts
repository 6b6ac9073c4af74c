import type { WeComCallbackCrypto } from './crypto.ts'
import { WeComCryptoError } from './crypto-error.ts'
import { parseEnvelope } from './envelope.ts'

/**
 * GET: the text that proves to WeCom that the address is yours. Answer it as it is, with status 200 and nothing around it.
 * https://developer.work.weixin.qq.com/document/path/90930
 * @throws WeComCryptoError, also for a parameter that is given twice
 */
export function openUrlCheck(crypto: WeComCallbackCrypto, query: URLSearchParams): string {
  // Base64 has no blank: one was a plus that nobody escaped.
  const encrypt = query.get('echostr')?.replaceAll(' ', '+') ?? ''
  return crypto.open({ ...signed(query), encrypt })
}

/**
 * POST: what the callback says, verified and decrypted.
 * @param body the bytes as they came
 * @throws WeComCryptoError, also for a parameter that is given twice
 */
export function openCallback(crypto: WeComCallbackCrypto, query: URLSearchParams, body: Uint8Array): string {
  return crypto.open({ ...signed(query), encrypt: parseEnvelope(body).encrypt })
}

/** A parameter that is given twice means different things to different parsers: refused. */
function signed(query: URLSearchParams) {
  if (new Set(query.keys()).size !== query.size) throw new WeComCryptoError('signature', 'a parameter is given twice')
  return {
    msgSignature: query.get('msg_signature') ?? '',
    timestamp: query.get('timestamp') ?? '',
    nonce: query.get('nonce') ?? '',
  }
}
