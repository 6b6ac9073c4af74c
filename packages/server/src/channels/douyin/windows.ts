import { ChannelError } from '../../platform/errors.ts'

/** A message of the customer can be answered for so long, and so often until they write again. The count is second-hand. */
export const replyHours = 24
export const replyMessages = 6

/** Somebody who has opened the chat and said nothing can be greeted for so long, and so often. */
export const enterSeconds = 30
const enterMessages = 3

export const scenes = { reply: 'im_reply_msg', enter: 'im_enter_direct_msg' } as const
export type Scene = keyof typeof scenes

const limits: Record<
  Scene,
  { readonly ms: number; readonly most: number; readonly late: string; readonly many: string }
> = {
  reply: {
    ms: replyHours * 3_600_000,
    most: replyMessages,
    late: `距客户上次发言已超过 ${replyHours} 小时，客户再次发言前不能发送`,
    many: `客户上次发言后已回复 ${replyMessages} 条，客户再次发言前不能继续发送`,
  },
  enter: {
    ms: enterSeconds * 1_000,
    most: enterMessages,
    late: `客户进入会话已超过 ${enterSeconds} 秒，客户发言前不能发送`,
    many: `客户进入会话后已发送 ${enterMessages} 条，客户发言前不能继续发送`,
  },
}

export interface Quotas {
  /** @throws ChannelError `window_closed`: too late, or often enough, for what is answered */
  take(scene: Scene, answered: { readonly msgId: string; readonly at: number | undefined }): void
  /** It surely did not go out: it does not count. */
  giveBack(msgId: string): void
}

const mostRemembered = 10_000

/**
 * How often this process has answered what; the remote counts over all. Nothing is asked of Douyin that it would refuse:
 * refusals count against the app.
 */
export function createQuotas(now: () => number): Quotas {
  const counts = new Map<string, number>()
  return {
    take(scene, { msgId, at }) {
      const { ms, most, late, many } = limits[scene]
      if (at !== undefined && now() - at >= ms) throw closed(late, 'too_late')
      const count = counts.get(msgId) ?? 0
      if (count >= most) throw closed(many, 'too_many')
      counts.delete(msgId)
      counts.set(msgId, count + 1)
      const [oldest] = counts.keys()
      if (counts.size > mostRemembered && oldest !== undefined) counts.delete(oldest)
    },
    giveBack(msgId) {
      counts.set(msgId, Math.max(0, (counts.get(msgId) ?? 0) - 1))
    },
  }
}

/** There is nothing to answer: Douyin lets nobody begin. */
export const notWritten = (): ChannelError => closed('客户还没有发言，不能先向客户发送', 'not_written')

const closed = (text: string, reason: string) => new ChannelError('window_closed', true, text, { reason })
