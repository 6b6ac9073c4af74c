import type { Delivery } from '../delivery/records.ts'
import type { ChatEntry } from './store/chats.ts'
import type { SentItem } from './store/records.ts'

/** A message as the phone draws it. */
export function chatView(entry: ChatEntry): object {
  return entry.side === 'me' ? deliveryView(entry.delivery) : sentView(entry.sent)
}

export function deliveryView({ msgId, text, at, state, attempts }: Delivery): object {
  return { side: 'me', id: msgId, text, at, state, attempts: attempts.length }
}

export function sentView({ msgid, text, at, msgtype, recalled, update }: SentItem): object {
  return {
    side: 'desk',
    id: msgid,
    text: update === undefined ? text : `${text}\n${update}`,
    at,
    msgtype,
    ...(recalled && { recalled }),
  }
}
