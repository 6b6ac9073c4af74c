import type { WeComClient } from '@yingda/wecom'
import { ChannelError } from '../../platform/errors.ts'
import type { OpenChannel } from '../channel.ts'
import { contentOf } from './content.ts'
import { userIdOf } from './customer-ref.ts'
import { toChannelError } from './errors.ts'

/**
 * `message/send` has no idempotency key: after a lost answer only a person may send again.
 * https://developer.work.weixin.qq.com/document/path/90236
 */
export const sender = (client: WeComClient): Pick<OpenChannel, 'send' | 'recall' | 'profile'> => ({
  async send({ customerRef, ...said }) {
    const toUser = memberOf(customerRef)
    const content = await contentOf(client.media, said)
    const { invalidUser, unlicensedUser, msgid } = await client.messages
      .send({ touser: toUser, ...content })
      .catch(rethrow)
    // WeCom answers "ok" and lists whom it did not write to.
    if (invalidUser.length > 0) throw new ChannelError('gone', true, `WeCom does not reach the member ${toUser}.`)
    if (unlicensedUser.length > 0) throw new ChannelError('auth', true, `The member ${toUser} has no licence.`)
    return msgid ? { remoteKey: msgid } : {}
  },
  // Gone from WeCom; where members read in WeChat it stays.
  async recall(_accountId, remoteKey) {
    await client.messages.recall(remoteKey).catch(rethrow)
  },
  async profile(_accountId, customerRef) {
    const { name } = await client.members.get(memberOf(customerRef)).catch(rethrow)
    return name ? { name } : undefined
  },
})

function memberOf(customerRef: string): string {
  const userid = userIdOf(customerRef)
  if (userid === undefined) throw new ChannelError('rejected', true, 'This is no member of the company.')
  return userid
}

function rethrow(error: unknown): never {
  throw toChannelError(error)
}
