import { createHash } from 'node:crypto'
import { parseEnvelope, readXml, type WeComCallbackCrypto } from '@yingda/wecom'
import type { RawRequest, Received, Reply } from '../channel.ts'
import { normalize } from './normalize/index.ts'

const text = (status: number, body: string): Reply => ({ status, contentType: 'text/plain; charset=utf-8', body })
const refusedUrlCheck: Received = { verdict: 'refused', reply: text(500, 'error') }
const refusedCallback: Received = { verdict: 'refused', reply: text(403, 'error') }
const success = text(200, 'success')

/** The door: who does not prove to be WeCom learns nothing, not even why. */
export const receiver =
  (accountId: string, crypto: WeComCallbackCrypto) =>
  (request: RawRequest): Received => {
    try {
      return request.method === 'GET' ? urlCheck(accountId, crypto, request) : callback(accountId, crypto, request)
    } catch {
      // @NOTE every failure gets the same answer: a reason would be an oracle for whoever guesses.
      return request.method === 'GET' ? refusedUrlCheck : refusedCallback
    }
  }

function urlCheck(accountId: string, crypto: WeComCallbackCrypto, { query }: RawRequest): Received {
  const encrypt = single(query, 'echostr')
  return { verdict: 'accepted', accountId, items: [], reply: text(200, crypto.open({ ...signed(query), encrypt })) }
}

function callback(accountId: string, crypto: WeComCallbackCrypto, { query, body }: RawRequest): Received {
  const parameters = signed(query)
  const { encrypt } = parseEnvelope(body)
  const plaintext = crypto.open({ ...parameters, encrypt })
  const item = normalize(readXml(plaintext), () => createHash('sha256').update(plaintext).digest('hex'))
  return { verdict: 'accepted', accountId, items: item ? [item] : [], reply: success }
}

const signed = (query: URLSearchParams) => ({
  msgSignature: single(query, 'msg_signature'),
  timestamp: single(query, 'timestamp'),
  nonce: single(query, 'nonce'),
})

/** A parameter that is given twice means different things to different parsers: refused. */
function single(query: URLSearchParams, name: string): string {
  const values = query.getAll(name)
  const [value] = values
  if (values.length !== 1 || !value) throw new Error(`${name} must be given once`)
  return value
}
