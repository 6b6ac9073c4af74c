import type { XmlRecord } from '@yingda/wecom'
import type { InboundItem } from '../../channel.ts'
import { customerRefOf } from '../customer-ref.ts'
import { event } from './event.ts'
import { fallback } from './fallback.ts'
import { type Fields, fieldsOf } from './fields.ts'
import { image, link, location, video, voice } from './placeholders.ts'
import { text } from './text.ts'

export type Content =
  | { readonly kind: 'message'; readonly msgType: string; readonly text: string; readonly raw?: unknown }
  | { readonly kind: 'event'; readonly event: string; readonly raw?: unknown }

const normalizers = new Map<string, (fields: Fields) => Content>(
  Object.entries({ text, event, image, voice, video, location, link }),
)

/** One decrypted callback in the desk's words. Nothing is dropped: an unknown kind arrives as a readable placeholder. */
export function normalize(xml: XmlRecord, hash: () => string): InboundItem | undefined {
  const fields = fieldsOf(xml)
  const from = fields.get('FromUserName')
  const content = (normalizers.get(fields.get('MsgType')) ?? fallback)(fields)
  if (!from) return undefined
  const seconds = Number(fields.get('CreateTime'))
  return {
    remoteKey: fields.get('MsgId') || hash(),
    customerRef: customerRefOf(from),
    ...(seconds > 0 && seconds < 1e11 && { sentAt: new Date(seconds * 1000).toISOString() }),
    ...content,
  }
}
