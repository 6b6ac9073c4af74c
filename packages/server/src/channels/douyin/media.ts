import { ChannelError } from '../../platform/errors.ts'
import type { ChannelDeps, OpenChannel } from '../channel.ts'
import { type Api, dataOf } from './api.ts'
import { messageRefOf } from './message-ref.ts'
import { wordOf } from './normalize/envelope.ts'
import { needOpenId, withToken } from './send.ts'
import type { Tokens } from './tokens.ts'

const downloadMs = 60_000

/** Pictures and videos of a customer's phone: Douyin tells an address that is good for a while. */
export const mediaFetcher =
  (api: Api, tokens: Tokens, fetch: ChannelDeps['fetch']): NonNullable<OpenChannel['media']> =>
  async (accountId, { remoteId }) => {
    const openId = needOpenId(accountId)
    const message = messageRefOf(remoteId)
    if (!message) throw new ChannelError('gone', true, '不是抖音的消息')
    const query = { open_id: openId, conversation_id: message.conversationId, message_id: message.msgId }
    const answer = await withToken({ tokens }, openId, await tokens.of(openId), (token) =>
      api.call('/api/im/message/resources/', { token, query }),
    )
    const url = wordOf(dataOf(answer).url)
    if (!/^https?:\/\//.test(url)) throw new ChannelError('gone', true, '抖音没有这个文件')
    return { body: await download(fetch, url) }
  }

/** Without a token: the address alone lets one in. */
async function download(fetch: ChannelDeps['fetch'], url: string): Promise<ReadableStream<Uint8Array>> {
  const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(downloadMs) }).catch(() => {
    throw new ChannelError('down', true, '抖音的文件取不到')
  })
  if (response.ok && response.body) return response.body
  await response.body?.cancel()
  throw new ChannelError(response.status === 404 || response.status === 410 ? 'gone' : 'down', true, '抖音的文件取不到')
}
