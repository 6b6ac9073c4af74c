import type { Media } from '../../channel.ts'
import type { Converter } from './content.ts'
import { textOf } from './fields.ts'

/** WeCom keeps the file for three days. */
const media =
  (kind: Media['kind'], label: string): Converter =>
  (body) => {
    const remoteId = textOf(body, 'media_id').trim()
    return { msgType: kind, text: label, ...(remoteId && { media: { remoteId, kind } }) }
  }

export const image = media('image', '[图片]')
export const voice = media('voice', '[语音]')
export const video = media('video', '[视频]')
export const file = media('file', '[文件]')
