import { type XmlRecord, xmlText } from '@yingda/wecom'
import type { InboundItem } from '../../channel.ts'
import { customerRefOf } from '../customer-ref.ts'
import type { Content } from './content.ts'
import { event } from './event.ts'
import { fallback } from './fallback.ts'
import { type Fields, fieldsOf } from './fields.ts'
import { image, link, location, video, voice } from './placeholders.ts'
import { text } from './text.ts'

const normalizers = new Map<string, (fields: Fields) => Content>(
  Object.entries({ text, event, image, voice, video, location, link }),
)

/** One decrypted callback in the desk's words. Nothing is dropped: an unknown kind arrives as a readable placeholder. */
export function normalize(xml: XmlRecord, hash: () => string): InboundItem | undefined {
  const from = xmlText(xml, 'FromUserName')?.trim()
  // Said by nobody: an event of another receiver of the company, such as customer service.
  if (!from) return undefined
  const fields = fieldsOf(xml)
  if (isOfCustomerService(fields)) return undefined
  const content = (normalizers.get(fields.word('MsgType')) ?? fallback)(fields)
  const msgId = fields.word('MsgId')
  return {
    remoteKey: /^[\w-]{1,64}$/.test(msgId) ? msgId : hash(),
    customerRef: customerRefOf(from),
    ...sentAt(fields.word('CreateTime')),
    ...content,
  }
}

/** Events of customer service come to the app's address and are not said by a member, whoever is named in them. */
const isOfCustomerService = (fields: Fields) => fields.word('MsgType') === 'event' && /^kf_/i.test(fields.word('Event'))

const sentAt = (seconds: string) =>
  /^[1-9]\d{0,10}$/.test(seconds) ? { sentAt: new Date(Number(seconds) * 1_000).toISOString() } : {}
