import type { Content } from './content.ts'
import type { Fields } from './fields.ts'

/** Kinds the desk does not draw yet: the agent reads what it was, and the fields are kept for later. */
const placeholder =
  (msgType: string, describe: (fields: Fields) => string) =>
  (fields: Fields): Content => ({ kind: 'message', msgType, text: describe(fields), raw: fields.raw })

const join = (...parts: string[]) => parts.filter(Boolean).join(' ')

export const image = placeholder('image', () => '[图片]')
export const voice = placeholder('voice', () => '[语音]')
export const video = placeholder('video', () => '[视频]')
export const location = placeholder('location', (f) =>
  join('[位置]', f.get('Label') || [f.word('Location_X'), f.word('Location_Y')].filter(Boolean).join(', ')),
)
export const link = placeholder('link', (f) => join('[链接]', f.get('Title'), f.get('Url')))
