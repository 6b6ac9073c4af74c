import type { Media } from '../../channel.ts'
import type { Content } from './content.ts'
import type { Fields } from './fields.ts'

/** Kinds the desk does not draw yet: the agent reads what it was, and the fields are kept for later. */
const placeholder =
  (msgType: string, describe: (fields: Fields) => string) =>
  (fields: Fields): Content => ({ kind: 'message', msgType, text: describe(fields), raw: fields.raw })

const join = (...parts: string[]) => parts.filter(Boolean).join(' ')

/** WeCom keeps the file for three days. */
const media =
  (kind: Media['kind'], label: string) =>
  (fields: Fields): Content => {
    const remoteId = fields.word('MediaId')
    return {
      kind: 'message',
      msgType: kind,
      text: label,
      ...(remoteId && { media: { remoteId, kind } }),
      raw: fields.raw,
    }
  }

export const image = media('image', '[图片]')
export const voice = media('voice', '[语音]')
export const video = media('video', '[视频]')
export const location = placeholder('location', (f) =>
  join('[位置]', f.get('Label') || [f.word('Location_X'), f.word('Location_Y')].filter(Boolean).join(', ')),
)
export const link = placeholder('link', (f) => join('[链接]', f.get('Title'), f.get('Url')))
