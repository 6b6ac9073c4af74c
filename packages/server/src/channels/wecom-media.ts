import { type Media, WeComApiError } from '@yingda/wecom'
import { ChannelError } from '../platform/errors.ts'
import type { OpenChannel } from './channel.ts'

/** The media id is unknown, or older than three days. */
const forgotten = new Set([40007, 41006])

/** `media/get`, for every channel of WeCom. https://developer.work.weixin.qq.com/document/path/90254 */
export const mediaFetcher =
  (media: Media, toChannelError: (error: unknown) => ChannelError): NonNullable<OpenChannel['media']> =>
  async (_accountId, { remoteId }) => {
    const { body, filename } = await media.open(remoteId).catch((error: unknown) => {
      if (error instanceof WeComApiError && forgotten.has(error.errcode ?? 0))
        throw new ChannelError('gone', true, 'WeCom has this file no more.', { cause: error })
      throw toChannelError(error)
    })
    return { body, ...(filename !== undefined && { name: filename }) }
  }
