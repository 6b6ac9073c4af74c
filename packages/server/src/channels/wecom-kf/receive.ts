import {
  openCallback,
  openUrlCheck,
  readXml,
  type WeComCallbackCrypto,
  WeComCryptoError,
  type XmlRecord,
  xmlList,
  xmlText,
} from '@yingda/wecom'
import type { ChannelDeps, News, RawRequest, Received, Reply } from '../channel.ts'
import { accountIdOf } from './account-id.ts'

const text = (status: number, body: string): Reply => ({ status, contentType: 'text/plain; charset=utf-8', body })
const refused: Record<RawRequest['method'], Received> = {
  GET: { verdict: 'refused', reply: text(500, 'error') },
  POST: { verdict: 'refused', reply: text(403, 'error') },
}

/** The door: a callback brings no message, it only says that there is something to pull. */
export const receiver =
  (crypto: WeComCallbackCrypto, log: ChannelDeps['log']) =>
  ({ method, query, body }: RawRequest): Received => {
    try {
      if (method === 'GET') return accepted([], openUrlCheck(crypto, query))
      const news = newsIn(readXml(openCallback(crypto, query, body)))
      return news ? accepted(news, 'success') : refused.POST
    } catch (error) {
      // @NOTE every failure gets the same answer: a reason would be an oracle for whoever guesses. The log may know.
      if (error instanceof WeComCryptoError) log.debug(`A callback was refused: ${error.message}`)
      else log.error({ err: error }, 'A callback was refused for a reason that was not foreseen.')
      return refused[method]
    }
  }

/** The address is the app's own: what is neither of these events is the app's to take or to refuse. */
const readers = new Map<string, (xml: XmlRecord) => readonly News[]>([
  ['kf_msg_or_event', doorbell],
  ['kf_account_auth_change', accountsAdded],
])

function newsIn(xml: XmlRecord): readonly News[] | undefined {
  const event = word(xml, 'MsgType') === 'event' ? word(xml, 'Event').toLowerCase() : ''
  return readers.get(event)?.(xml)
}

function doorbell(xml: XmlRecord): readonly News[] {
  const openKfId = word(xml, 'OpenKfId')
  const key = word(xml, 'Token')
  return openKfId ? [{ accountId: accountIdOf(openKfId), ...(key && { key }) }] : []
}

function accountsAdded(xml: XmlRecord): readonly News[] {
  return xmlList(xml, 'AuthAddOpenKfId').flatMap((id) =>
    typeof id === 'string' && id.trim() ? { accountId: accountIdOf(id.trim()) } : [],
  )
}

const word = (xml: XmlRecord, name: string) => xmlText(xml, name)?.trim() ?? ''

const accepted = (news: readonly News[], answer: string): Received => ({
  verdict: 'accepted',
  accountId: news[0]?.accountId ?? '',
  items: [],
  news,
  reply: text(200, answer),
})
