import type { DeliveryStatus, MessageInfo } from '@yingda/server/domains/sessions/contract'
import type { Failure } from '../../api/failure.ts'
import type { Outgoing } from '../../feed/state.ts'
import { sameDay } from '../../lib/time.ts'
import type { ShownFile } from '../files/shown-file.ts'

export type Side = 'customer' | 'ai' | 'manual'

/** One bubble. `outgoing` is a reply the feed has not shown yet. */
export type Bubble = {
  kind: 'bubble'
  key: string
  msgId: string
  side: Side
  /** Written by whoever reads it. */
  own: boolean
  name: string | undefined
  content: string
  msgType: string
  file: ShownFile | undefined
  /** Said in the remote's own client, past the desk. */
  elsewhere: boolean
  at: string
  delivery: DeliveryStatus | undefined
  reason: string | undefined
  outgoing: { clientMsgId: string; failure: Failure | undefined } | undefined
  /** First and last of a run by the same person: the first carries the name, the last the time. */
  first: boolean
  last: boolean
}

/** Among colleagues. */
export type NoteItem = { kind: 'note'; key: string; msgId: string; name: string; content: string; at: string }

export type ThreadItem =
  | { kind: 'day'; key: string; at: string }
  | { kind: 'system'; key: string; msgId: string; content: string; at: string }
  | { kind: 'recalled'; key: string; msgId: string; at: string }
  | NoteItem
  | Bubble

const runMs = 3 * 60_000

/** Messages, then replies still on their way, cut into days and runs. */
export function threadItems(messages: readonly MessageInfo[], outgoing: readonly Outgoing[], me: string): ThreadItem[] {
  const items: ThreadItem[] = []
  let before: string | undefined
  for (const item of [...messages.map((message) => fromMessage(message, me)), ...outgoing.map(fromOutgoing)]) {
    if (before === undefined || !sameDay(Date.parse(before), Date.parse(item.at))) {
      items.push({ kind: 'day', key: `day ${item.key}`, at: item.at })
    }
    before = item.at
    join(items.at(-1), item)
    items.push(item)
  }
  return items
}

/** Makes a run of two neighbours that belong together. */
function join(left: ThreadItem | undefined, right: ThreadItem): void {
  if (left?.kind !== 'bubble' || right.kind !== 'bubble') return
  if (left.side !== right.side || left.name !== right.name) return
  if (Date.parse(right.at) - Date.parse(left.at) > runMs) return
  left.last = false
  right.first = false
}

function fromMessage(message: MessageInfo, me: string): Exclude<ThreadItem, { kind: 'day' }> {
  const { msgId, content, msgType, createdAt: at, senderType } = message
  const key = message.clientMsgId ?? msgId
  if (message.recalledAt !== undefined) return { kind: 'recalled', key, msgId, at }
  if (msgType === 'note') {
    return { kind: 'note', key, msgId, name: message.senderName ?? message.senderId ?? '', content, at }
  }
  if (senderType === undefined || msgType === 'system') return { kind: 'system', key, msgId, content, at }
  return {
    kind: 'bubble',
    key,
    msgId,
    side: senderType,
    own: senderType === 'manual' && message.senderId === me,
    name: nameOf(message, me),
    content,
    msgType,
    file: message.file,
    elsewhere: saidElsewhere(message),
    at,
    delivery: message.delivery,
    reason: message.deliveryReason,
    outgoing: undefined,
    first: true,
    last: true,
  }
}

/** What the desk sends has a delivery from the beginning. */
const saidElsewhere = ({ senderType, delivery }: MessageInfo) => senderType === 'manual' && delivery === undefined

/** Whoever reads knows who they are themselves, and the header names the customer. */
function nameOf(message: MessageInfo, me: string): string | undefined {
  const { senderType, senderId, senderName } = message
  if (saidElsewhere(message)) return senderName ?? senderId
  if (senderType === 'ai') return senderName
  return senderType === 'manual' && senderId !== me ? (senderName ?? senderId) : undefined
}

function fromOutgoing(one: Outgoing): Bubble {
  return {
    kind: 'bubble',
    key: one.clientMsgId,
    msgId: one.clientMsgId,
    side: 'manual',
    own: true,
    name: undefined,
    content: one.content,
    msgType: one.file?.kind ?? 'text',
    file: one.file && { ...one.file, status: one.status === 'failed' ? 'ready' : 'pending' },
    elsewhere: false,
    at: one.createdAt,
    delivery: one.status === 'failed' ? 'failed' : 'sending',
    reason: undefined,
    outgoing: { clientMsgId: one.clientMsgId, failure: one.status === 'failed' ? one.failure : undefined },
    first: true,
    last: true,
  }
}
