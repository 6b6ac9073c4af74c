import type { InboundItem, RemoteProfile } from '../../channel.ts'
import { contextOf, writeContext } from '../context.ts'
import { type Body, bodyOf, sentAtOf, textOf } from '../fields.ts'
import { wordsOf } from './words.ts'

type Said<T> = T extends unknown ? Omit<T, 'remoteKey' | 'customerRef' | 'sentAt'> : never
/** What an item says, without about whom and when. */
type Content = Said<InboundItem>

/**
 * One callback in the desk's words. Never throws and drops nothing: what nobody knows is an event or readable.
 * @param hash of the payload, for one without an id
 */
export function normalize(message: Body, hash: () => string): InboundItem {
  const id = textOf(message, 'id')
  const head = { remoteKey: /^[\w-]{1,64}$/.test(id) ? id : hash(), ...sentAtOf(message, 'timestamp') }
  const { customerRef, staffRef, fromGateway } = peopleOf(message)
  const type = textOf(message, 'type').trim()
  if (type === 'chat_message' && customerRef && !fromGateway) {
    const said = { ...wordsOf(bodyOf(message, 'body') ?? {}), raw: message }
    if (staffRef === undefined) return { ...head, customerRef, ...customerOf(message), kind: 'message', ...said }
    return { ...head, customerRef, kind: 'colleague', staffRef, ...said }
  }
  const event = customerRef ? events.get(type)?.(message) : undefined
  return { ...head, customerRef, ...(event ?? { kind: 'event', event: type || 'unknown', raw: message }) }
}

/** A message of a waiter is one from JD's own client; what the desk sends comes back marked as the gateway's. */
function peopleOf(message: Body) {
  const from = bodyOf(message, 'from') ?? {}
  const to = bodyOf(message, 'to') ?? {}
  if (textOf(from, 'app') !== 'im.waiter') return { customerRef: textOf(from, 'pin') }
  const fromGateway = textOf(from, 'clientType') === 'gw'
  return { customerRef: textOf(to, 'pin'), staffRef: textOf(from, 'pin'), fromGateway }
}

/** A name and a picture are an addition of ours: JD's own shape has neither. */
function customerOf(message: Body): { readonly customer?: RemoteProfile } {
  const from = bodyOf(message, 'from') ?? {}
  const [name, avatarUrl] = [textOf(from, 'nickname').trim(), textOf(from, 'avatar')]
  return name ? { customer: { name, ...(avatarUrl && { avatarUrl }) } } : {}
}

/** Events that the desk has a word for. One without its ids says nothing, and is only recorded. */
const events = new Map<string, (message: Body) => Content | undefined>([
  ['session_open', entered],
  ['message_recall', recalled],
])

/** For as long as a customer who has just come looks at the window. */
const greetingSeconds = 60

function entered(message: Body): Content | undefined {
  const context = contextOf(message)
  if (!context) return undefined
  return { kind: 'entered', code: { value: writeContext(context), seconds: greetingSeconds }, raw: message }
}

function recalled(message: Body): Content | undefined {
  const body = bodyOf(message, 'body') ?? {}
  const recalledKey = textOf(body, 'messageId') || textOf(body, 'msgId')
  return recalledKey ? { kind: 'recall', recalledKey } : undefined
}
