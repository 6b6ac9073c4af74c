import { randomUUID } from 'node:crypto'
import { newDelivery, type Told, tell } from '../chat/state.ts'
import type { Parcel } from '../delivery/courier.ts'
import type { Delivery } from '../delivery/records.ts'
import { BadInput } from '../http/bad-input.ts'
import type { JsonObject } from '../http/fields.ts'
import { landscape } from '../pictures/landscape.ts'
import { seal } from './seal.ts'
import type { JdState } from './state.ts'
import type { Session } from './world.ts'

export const messageTypes = ['text', 'image', 'product', 'order', 'voice', 'video', 'file'] as const
export type JdMessageType = (typeof messageTypes)[number]
export const eventTypes = ['session_open', 'session_close', 'message_read', 'message_recall', 'evaluation'] as const
export type JdEventType = (typeof eventTypes)[number]

export interface NewJdMessage {
  /** pin; an unknown one becomes a customer. */
  from: string
  /** What is said; of other kinds than text, what `content` holds. */
  text?: string
  /** `text` unless given. */
  type?: JdMessageType
  /** Nickname of a new customer. */
  name?: string
  /** `venderId`; the first shop unless given. */
  shop?: string
  skuId?: string
  orderId?: string
}

export interface NewJdEvent {
  type: JdEventType
  from: string
  name?: string
  shop?: string
  /** The message that is taken back, or up to which was read. */
  id?: string
  /** 1 to 5, of an evaluation. */
  score?: number
}

/** A customer writes: the message is on the phone at once and on its way to the product. */
export function customerWrites(state: JdState, message: NewJdMessage): Told {
  const { type = 'text', text = '', skuId, orderId } = message
  if (type === 'text' && text === '') throw new BadInput('"text" is missing or empty; it must be a text.')
  const session = sessionOf(state, message)
  const content = text === '' ? usualContent(state, type, message) : text
  state.world.said(session, { waiterSend: false, content, skuId })
  state.counters.messages += 1
  const body = {
    ...{ type, content, mt: 1 },
    chatinfo: { ...chatinfo(session), ...(skuId && { skuId }), ...(orderId && { orderId }) },
  }
  const words = type === 'text' ? text : (wordsOf.get(type) ?? type)
  const shown = { type, text: words, content: type === 'image' ? { url: content } : {} }
  return emit(state, session, { kind: 'message', type: 'chat_message', body, text: words, shown })
}

/** A customer does something that is no message. */
export function customerDoes(state: JdState, { type, id = '', score = 5, ...who }: NewJdEvent): Told {
  const session = sessionOf(state, who)
  state.counters.events += 1
  if (type === 'session_close') session.isClosed = true
  if (type === 'session_open') session.lastCustomerMs = state.clock.now()
  if (type === 'message_recall') state.phones.recall({ account: session.shop.venderId, customer: session.customer }, id)
  const body = {
    chatinfo: chatinfo(session),
    ...((type === 'message_recall' || type === 'message_read') && { messageId: id }),
    ...(type === 'evaluation' && { score, content: '' }),
  }
  return emit(state, session, { kind: 'event', type, body, text: type })
}

/** A waiter answers in JD's own client: the customer sees it, the chat log has it and the product is told. */
export function waiterWrites(state: JdState, said: { to: string; text: string; shop?: string }): Told {
  if (said.text.trim() === '') throw new BadInput('"text" is missing or empty; it must be a text.')
  const session = sessionOf(state, { from: said.to, ...(said.shop !== undefined && { shop: said.shop }) })
  state.world.said(session, { waiterSend: true, content: said.text })
  state.counters.events += 1
  const body = { type: 'text', content: said.text, mt: 1, chatinfo: chatinfo(session) }
  return emit(state, session, { kind: 'event', type: 'chat_message', body, text: said.text, byWaiter: true })
}

interface News {
  readonly kind: 'message' | 'event'
  readonly type: string
  readonly body: JsonObject
  readonly text: string
  /** What the phone shows of what the customer said. */
  readonly shown?: { readonly type: string; readonly text: string; readonly content: JsonObject }
  /** Said by a waiter in JD's own client. */
  readonly byWaiter?: true
}

function emit(state: JdState, session: Session, news: News): Told {
  const { customer, shop } = session
  const { kind, type, text, byWaiter } = news
  const id = randomUUID()
  const delivery = newDelivery(state, { msgId: id, kind, from: byWaiter ? shop.pin : customer, text })
  if (!byWaiter) state.book.emitted(shop.venderId, { id, from: customer, type, text, at: delivery.at })
  show(state, session, delivery, news)
  const letter = JSON.stringify({
    ...{ app_key: state.settings.appKey, id, type, lang: 'zh_CN' },
    ...parties(state, session, news),
    body: news.body,
    timestamp: state.clock.now(),
  })
  let first: Parcel | undefined
  const outcome = tell(state, delivery, (url) => {
    const parcel = state.faults.sameEnvelope && first ? first : seal(state, { url, id, body: letter })
    first ??= parcel
    return parcel
  })
  return { id, outcome }
}

function show(
  { phones }: JdState,
  { customer, shop }: Session,
  delivery: Delivery,
  { shown, text, byWaiter }: News,
): void {
  const pair = { account: shop.venderId, customer }
  const { msgId: id, at } = delivery
  if (shown) phones.show(pair, { id, side: 'me', at, ...shown, state: delivery.state, attempts: 0 }, delivery)
  if (byWaiter) phones.show(pair, { id, side: 'desk', at, type: 'text', text, content: {}, byColleague: true })
}

function parties(state: JdState, { customer: pin, shop }: Session, { byWaiter }: News): JsonObject {
  if (byWaiter) return { from: { pin: shop.pin, app: 'im.waiter', clientType: 'pc' }, to: { pin, app: 'im.customer' } }
  const { nickname } = state.world.findOrAdd(pin, undefined)
  const looks = { nickname, avatar: avatarUrl(state, pin) }
  return {
    from: { pin, app: 'im.customer', clientType: 'android', ...looks },
    to: { pin: shop.pin, app: 'im.waiter' },
  }
}

function sessionOf(state: JdState, of: { from: string; name?: string; shop?: string }): Session {
  const { pin } = state.world.findOrAdd(of.from, of.name)
  return state.world.sessionOf(state.world.shop(of.shop), pin)
}

const chatinfo = ({ sid, shop }: Session): JsonObject => ({
  ...{ sid, venderId: shop.venderId, askAllocateType: 'multiChat', source: 'dd_msg_pop_chat' },
})

function usualContent(state: JdState, type: JdMessageType, { skuId, orderId }: NewJdMessage): string {
  if (type === 'image') return `${state.origin}/jd/obj/${state.files.add('image/png', landscape()).id}.png`
  if (type === 'product') return `https://item.jd.com/${skuId ?? '10026084786191'}.html`
  if (type === 'order') return orderId ?? '301234567890'
  return `${state.origin}/jd/obj/${type}`
}

export const avatarUrl = ({ origin }: Pick<JdState, 'origin'>, pin: string): string =>
  `${origin}/jd/avatar/${encodeURIComponent(pin)}.png`

const wordsOf = new Map<string, string>([
  ['image', '[图片]'],
  ['product', '[商品]'],
  ['order', '[订单]'],
  ['voice', '[语音]'],
  ['video', '[视频]'],
  ['file', '[文件]'],
])
