import { createHash } from 'node:crypto'
import { type KfItem, kfOrigins } from '@yingda/wecom'
import type { InboundItem } from '../../channel.ts'
import type { Content } from './content.ts'
import { eventOf } from './events.ts'
import { describe } from './messages.ts'

/** One pulled item in the desk's words. Never throws and drops nothing: what nobody knows is a readable placeholder. */
export function normalize(item: KfItem): InboundItem {
  const head = { remoteKey: keyOf(item), customerRef: item.externalUserId ?? '', ...sentAt(item.sendTime) }
  return { ...head, ...contentOf(item) }
}

function contentOf(item: KfItem): Content {
  const { msgtype, origin, body, raw, externalUserId, servicerUserId = '' } = item
  if (msgtype === 'event') return eventOf(item)
  // Without a customer there is no conversation to show it in.
  if (!externalUserId || origin === kfOrigins.event) return { kind: 'event', event: msgtype || 'unknown', raw }
  const said = { ...describe(msgtype, body), ...(saysMoreThanText(item) && { raw }) }
  if (origin === kfOrigins.servicer) return { kind: 'colleague', staffRef: servicerUserId, ...said }
  return { kind: 'message', ...said }
}

/** Also a click on a menu, which comes as a text with the id of what was clicked. */
const saysMoreThanText = ({ msgtype, body }: KfItem) => msgtype !== 'text' || Boolean(body.menu_id)

const keyOf = ({ msgid, raw }: KfItem) =>
  /^[\w-]{1,64}$/.test(msgid) ? msgid : createHash('sha256').update(JSON.stringify(raw)).digest('hex')

const lastSecond = 9_999_999_999

const sentAt = (seconds = 0) =>
  seconds > 0 && seconds <= lastSecond ? { sentAt: new Date(seconds * 1_000).toISOString() } : {}
