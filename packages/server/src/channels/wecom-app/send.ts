import type { WeComClient } from '@yingda/wecom'
import { ChannelError } from '../../platform/errors.ts'
import type { OpenChannel } from '../channel.ts'
import { userIdOf } from './customer-ref.ts'
import { toChannelError } from './errors.ts'

/** `message/send` has no idempotency key: after a lost answer only a person may send again (wecom.md §4.1). */
export const sender = (client: WeComClient): Pick<OpenChannel, 'send' | 'profile'> => ({
  async send({ customerRef, text }) {
    const toUser = userIdOf(customerRef)
    const sent = await client.messages.sendText({ toUser, content: text }).catch((error: unknown) => {
      throw toChannelError(error)
    })
    if (sent.invalidUser.length > 0) throw new ChannelError('gone', true, `WeCom does not reach the member ${toUser}.`)
    return sent.msgid ? { remoteKey: sent.msgid } : {}
  },
  async profile(_accountId, customerRef) {
    const member = await client.members.get(userIdOf(customerRef))
    return member.name ? { name: member.name } : undefined
  },
})
