import { ChannelError } from '../../platform/errors.ts'
import type { OpenChannel } from '../channel.ts'
import type { Api } from './api.ts'
import { messageRefOf } from './message-ref.ts'
import { needOpenId, withToken } from './send.ts'
import type { Tokens } from './tokens.ts'

const privateConversation = 1

/** `im/recall/msg`. */
export const recaller =
  (api: Api, tokens: Tokens): NonNullable<OpenChannel['recall']> =>
  async (accountId, remoteKey) => {
    const openId = needOpenId(accountId)
    const message = messageRefOf(remoteKey)
    if (!message) throw new ChannelError('rejected', true, '不是抖音的消息')
    const { conversationId, msgId } = message
    const body = { conversation_id: conversationId, conversation_type: privateConversation, msg_id: msgId }
    await withToken({ tokens }, openId, await tokens.of(openId), (token) =>
      api.call('/im/recall/msg/', { token, query: { open_id: openId }, body }),
    )
  }
