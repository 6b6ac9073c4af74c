import { isRecord } from '../../is-record.ts'
import { readInteger, readText } from '../fields.ts'

/** Numbers of `origin`. */
export const kfOrigins = { customer: 3, event: 4, servicer: 5 } as const

/** One message or event. Ids of an event, which stand inside it, are read as well. */
export interface KfItem {
  /** '' when the item has none. */
  readonly msgid: string
  readonly openKfId: string
  /** Absent in events that are about no customer. */
  readonly externalUserId?: string
  /** Seconds since 1970. */
  readonly sendTime?: number
  /** One of `kfOrigins`. */
  readonly origin: number
  /** Of origin 5: who wrote. */
  readonly servicerUserId?: string
  /** `text`, `image`, … or `event`; new ones appear without notice. */
  readonly msgtype: string
  /** What stands under the name of the msgtype, unchecked; {} when nothing does. */
  readonly body: Readonly<Record<string, unknown>>
  /** As it came. */
  readonly raw: Readonly<Record<string, unknown>>
}

/** Undefined only for what is no object. An item that says little is still an item: nothing may be lost. */
export function readKfItem(value: unknown): KfItem | undefined {
  if (!isRecord(value)) return undefined
  const msgtype = readText(value.msgtype) ?? ''
  const body = Object.hasOwn(value, msgtype) ? value[msgtype] : undefined
  const event = msgtype === 'event' && isRecord(body) ? body : {}
  const externalUserId = readText(value.external_userid) ?? readText(event.external_userid)
  const servicerUserId = readText(value.servicer_userid) ?? readText(event.servicer_userid)
  const sendTime = readInteger(value.send_time)
  return {
    msgid: readText(value.msgid) ?? '',
    openKfId: readText(value.open_kfid) ?? readText(event.open_kfid) ?? '',
    origin: readInteger(value.origin) ?? 0,
    msgtype,
    body: isRecord(body) ? body : {},
    raw: value,
    ...(externalUserId !== undefined && { externalUserId }),
    ...(servicerUserId !== undefined && { servicerUserId }),
    ...(sendTime !== undefined && { sendTime }),
  }
}
