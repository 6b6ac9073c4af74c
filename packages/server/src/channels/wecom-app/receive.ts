import { createHash } from 'node:crypto'
import { openCallback, openUrlCheck, readXml, type WeComCallbackCrypto, WeComCryptoError } from '@yingda/wecom'
import type { ChannelDeps, RawRequest, Received, Reply } from '../channel.ts'
import { normalize } from './normalize/index.ts'

const text = (status: number, body: string): Reply => ({ status, contentType: 'text/plain; charset=utf-8', body })
const refused: Record<RawRequest['method'], Received> = {
  GET: { verdict: 'refused', reply: text(500, 'error') },
  POST: { verdict: 'refused', reply: text(403, 'error') },
}
const success = text(200, 'success')

/** The door: who does not prove to be WeCom learns nothing, not even why. */
export const receiver =
  (accountId: string, crypto: WeComCallbackCrypto, log: ChannelDeps['log']) =>
  (request: RawRequest): Received => {
    try {
      return request.method === 'GET' ? urlCheck(accountId, crypto, request) : callback(accountId, crypto, request)
    } catch (error) {
      // @NOTE every failure gets the same answer: a reason would be an oracle for whoever guesses. The log may know.
      if (error instanceof WeComCryptoError) log.debug(`A callback was refused: ${error.message}`)
      else log.error({ err: error }, 'A callback was refused for a reason that was not foreseen.')
      return refused[request.method]
    }
  }

function urlCheck(accountId: string, crypto: WeComCallbackCrypto, { query }: RawRequest): Received {
  return { verdict: 'accepted', accountId, items: [], reply: text(200, openUrlCheck(crypto, query)) }
}

function callback(accountId: string, crypto: WeComCallbackCrypto, { query, body }: RawRequest): Received {
  const plaintext = openCallback(crypto, query, body)
  const item = normalize(readXml(plaintext), () => createHash('sha256').update(plaintext).digest('hex'))
  return { verdict: 'accepted', accountId, items: item ? [item] : [], reply: success }
}
