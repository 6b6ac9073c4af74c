import type { Delivery } from '../delivery/records.ts'
import type { Deliverer } from './deliver.ts'
import { plaintext } from './delivery/plaintext.ts'
import { usualEventFields, usualFields } from './incoming.ts'
import type { State } from './state.ts'
import { deliveryView } from './views.ts'
import type { XmlChild } from './xml.ts'
import { type XmlFields, xmlChildren } from './xml-fields.ts'

export interface NewMessage {
  /** Userid; an unknown one becomes a member. */
  from: string
  text?: string
  /** Name of a new member. */
  name?: string
  /** `text` unless given; another kind without `fields` gets usual ones, and media a small sample. */
  msgType?: string
  fields?: XmlFields
}

export interface NewEvent {
  from: string
  /** For example `enter_agent`, `subscribe`, `click`. */
  event: string
  eventKey?: string
  fields?: XmlFields
}

export interface Accepted {
  readonly msgId: string
  /** Resolves when the callback is delivered, given up or dropped; never rejects. */
  readonly outcome: Promise<Delivery>
}

/** A member writes. The message is on the member's phone at once and on its way to the product. */
export function acceptMessage(state: State, deliverer: Deliverer, message: NewMessage): Accepted {
  const { msgType = 'text', text = '' } = message
  const fields = isEmpty(message.fields) ? usualFields(state, msgType) : message.fields
  const from = state.directory.findOrAdd(message.from, message.name).userid
  const msgId = state.nextMsgId()
  const children: XmlChild[] = msgType === 'text' ? [['Content', text], ...xmlChildren(fields)] : xmlChildren(fields)
  const delivery = newDelivery(state, { msgId: String(msgId), kind: 'message', from, text: text || `[${msgType}]` })
  state.counters.messages += 1
  state.chats.add(from, { side: 'me', delivery })
  if (state.streams.has(from)) state.streams.publish(from, 'delivery', deliveryView(delivery))
  const outcome = deliverer.deliver(delivery, plaintext(state, { from, msgType, children, msgId }))
  return { msgId: delivery.msgId, outcome }
}

/** A member does something that is no message, such as opening the app or pressing a menu button. */
export function acceptEvent(state: State, deliverer: Deliverer, event: NewEvent): Accepted {
  const from = state.directory.findOrAdd(event.from, undefined).userid
  const children: XmlChild[] = [
    ['Event', event.event],
    ['EventKey', event.eventKey ?? ''],
    ...xmlChildren(isEmpty(event.fields) ? usualEventFields(state, event.event) : event.fields),
  ]
  const delivery = newDelivery(state, { msgId: `ev-${state.nextMsgId()}`, kind: 'event', from, text: event.event })
  state.counters.events += 1
  const outcome = deliverer.deliver(delivery, plaintext(state, { from, msgType: 'event', children }))
  return { msgId: delivery.msgId, outcome }
}

function isEmpty(fields: XmlFields | undefined): fields is undefined {
  return fields === undefined || Object.keys(fields).length === 0
}

function newDelivery(state: State, of: Pick<Delivery, 'msgId' | 'kind' | 'from' | 'text'>): Delivery {
  const delivery: Delivery = {
    ...of,
    at: new Date(state.settings.now()).toISOString(),
    state: 'delivering',
    attempts: [],
  }
  state.deliveries.push(delivery)
  return delivery
}
