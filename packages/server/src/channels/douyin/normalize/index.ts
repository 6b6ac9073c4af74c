import type { InboundItem } from '../../channel.ts'
import { accountIdOf } from '../account-id.ts'
import { codeOf } from '../enter-code.ts'
import { enterSeconds } from '../windows.ts'
import { type Body, bodiesOf, type Envelope, idOf, wordOf } from './envelope.ts'
import { keyOf, messageKey } from './keys.ts'
import { describe } from './messages.ts'

export interface Heard {
  readonly accountId: string
  /** Absent: an echo of what we sent ourselves. */
  readonly item?: InboundItem
}

export interface NormalizeOptions {
  /** The header `Msg-Id`. */
  readonly header: string | undefined
  /** Marks what our own sends come back with. */
  readonly clientKey: string
  /** Is it the open_id of an account of ours, as far as this node knows? */
  readonly isOurs: (openId: string) => boolean
}

type Said<T> = T extends unknown ? Omit<T, 'remoteKey' | 'customerRef' | 'sentAt' | 'customer'> : never
type Content = Said<InboundItem>

interface Parties {
  readonly business: string
  readonly customer: string
}

/** One event in the desk's words; undefined when it is about nobody. Never throws. */
export function normalize(envelope: Envelope, options: NormalizeOptions): Heard | undefined {
  const { event, content } = envelope
  const parties = partiesOf(envelope, options.isOurs)
  if (parties === undefined) return undefined
  const accountId = accountIdOf(parties.business)
  if (event === 'im_send_msg' && content.source === options.clientKey) return { accountId }
  const said = contentOf(envelope, parties) ?? ({ kind: 'event', event, raw: content } as const)
  const head = {
    remoteKey: keyOf(envelope, options.header),
    customerRef: parties.customer,
    ...sentAt(content.create_time),
    ...(said.kind !== 'event' && customerOf(content, parties.customer)),
  }
  return { accountId, item: { ...head, ...said } }
}

/** By the direction that the event has; where it has none, by which of the two is ours. */
function partiesOf({ event, from, to }: Envelope, isOurs: (openId: string) => boolean): Parties | undefined {
  const ofBusiness = fromBusiness.has(event) || (from !== undefined && event !== 'im_receive_msg' && isOurs(from))
  const [business, customer] = ofBusiness || to === undefined ? [from, to] : [to, from]
  return business === undefined ? undefined : { business, customer: customer ?? '' }
}

/** `authorize` and its like tell of the account itself. */
const fromBusiness = new Set([
  ...['im_send_msg', 'authorize', 'unauthorize', 'contract_authorize', 'contract_unauthorize'],
])

function contentOf({ event, from, to, content }: Envelope, { business, customer }: Parties): Content | undefined {
  if (customer === '' || idOf(content.server_message_id) === undefined) return undefined
  if (event === 'im_receive_msg') return { kind: 'message', ...describe(content), raw: without(content) }
  if (event === 'im_send_msg') return { kind: 'colleague', staffRef: '', ...describe(content), raw: without(content) }
  if (event === 'im_enter_direct_msg') return entered(content)
  if (event === 'im_recall_msg' && from === customer && to === business)
    return {
      kind: 'recall',
      recalledKey: messageKey('im_receive_msg', wordOf(content.server_message_id), customer, business),
    }
  return undefined
}

/** One greeting may answer it, by what the event says of itself. */
function entered(content: Body): Content | undefined {
  const conversationId = idOf(content.conversation_short_id)
  const msgId = idOf(content.server_message_id)
  if (!conversationId || !msgId) return undefined
  const at = timeOf(content.create_time)
  const value = codeOf({ conversationId, msgId, ...(at !== undefined && { at }) })
  return { kind: 'entered', code: { value, seconds: enterSeconds }, raw: without(content) }
}

/** Names and pictures of people go where people are kept, not beside every message. */
function without({ user_infos: _, ...content }: Body): Body {
  return content
}

function customerOf(content: Body, customer: string): Pick<InboundItem, 'customer'> {
  const info = bodiesOf(content.user_infos).find(({ open_id }) => open_id === customer)
  const name = wordOf(info?.nick_name).trim().slice(0, 64)
  const avatarUrl = wordOf(info?.avatar)
  if (name === '') return {}
  return { customer: { name, ...(/^https?:\/\//.test(avatarUrl) && { avatarUrl }) } }
}

/** What the remote calls an account of ours, if this event says it. */
export function nameIn({ content }: Envelope, openId: string): string | undefined {
  const info = bodiesOf(content.user_infos).find(({ open_id }) => open_id === openId)
  return wordOf(info?.nick_name).trim().slice(0, 64) || undefined
}

const sentAt = (time: unknown): { sentAt?: string } => {
  const at = timeOf(time)
  return at === undefined ? {} : { sentAt: new Date(at).toISOString() }
}

/** Milliseconds, 13 digits; as a number or as its text. */
function timeOf(value: unknown): number | undefined {
  const text = wordOf(value)
  return /^[1-9]\d{12}$/.test(text) ? Number(text) : undefined
}
