import type { StoredMedia } from '../../files/index.ts'
import type { SendCode } from '../../outbox/index.ts'
import type { DurableFrame, SenderType, SessionStatus } from '../contract.ts'
import { windowRefusal } from '../sending/reply-window.ts'
import { type Audience, audienceOf } from './audience.ts'
import { preview } from './preview.ts'
import type { Message, Session } from './rows.ts'
import { type Actor, mayMove, type TransitionId, transitions } from './transitions.ts'

/** What one transaction wants to change about one locked session. Pure: `save` writes it. */
export interface Draft {
  readonly session: Session
  readonly isNew: boolean
  readonly now: Date
  /** Messages to the customer that had not left yet when it was locked. */
  readonly waiting: number
  readonly messages: Message[]
  readonly events: TransitionEvent[]
  readonly changes: DraftChange[]
  /** Customer messages that wait for the bot. */
  readonly turns: { readonly content: string; readonly traceId: string }[]
  /** By the place of the one message that each lets pass. */
  readonly codes: Map<number, SendCode>
  /** The place of the line that tells the customer that they wait. */
  queueLine: number | undefined
  /** What the bot tells who goes on. */
  handoff: Handoff | undefined
}

export interface Handoff {
  readonly reason: string
  readonly summary: string
}

interface TransitionEvent {
  readonly transition: TransitionId
  readonly from: string | null
  readonly to: string
  readonly actor: Actor
  readonly reason: string | undefined
  /** After this message. */
  readonly seq: number
  /** Whose it became, or whose it was. */
  readonly csId: string | null
  readonly note: string | undefined
}

/** A message is told by its place; what is not a message brings its own data. */
type ChangeOf<F> = F extends DurableFrame
  ? F['type'] extends 'new_message'
    ? { readonly kind: F['type']; readonly seq: number }
    : { readonly kind: F['type']; readonly data: F['data'] }
  : never
type Told = ChangeOf<DurableFrame>
export type DraftChange = Told & Audience

export const draftOf = (session: Session, now: Date, { isNew = false, waiting = 0 } = {}): Draft => ({
  session,
  isNew,
  now,
  waiting,
  messages: [],
  events: [],
  changes: [],
  turns: [],
  codes: new Map(),
  queueLine: undefined,
  handoff: undefined,
})

export interface NewMessage {
  readonly sender: { readonly type: SenderType; readonly id: string; readonly name?: string | undefined } | 'system'
  readonly content: string
  readonly msgType?: string
  readonly remoteKey?: string
  readonly media?: StoredMedia | undefined
  readonly clientMsgId?: string | undefined
  readonly traceId: string
  readonly at?: Date
  /** It has reached the customer already, by another way than ours. */
  readonly isSaid?: boolean
  /** It goes by this, whatever the reply window says. */
  readonly code?: SendCode | undefined
}

/**
 * Adds a message at the end; all but the customer's own go out through the session's channel. One that its reply
 * window does not allow is kept, marked as not sent.
 */
export function addMessage(draft: Draft, input: NewMessage): Message {
  const { session } = draft
  const sender = input.sender === 'system' ? undefined : input.sender
  const createdAt = input.at ?? draft.now
  const message: Message = {
    sessionId: session.id,
    seq: ++session.lastSeq,
    senderType: sender?.type ?? null,
    senderId: sender?.id ?? null,
    senderName: sender?.name ?? null,
    msgType: input.msgType ?? (sender ? 'text' : 'system'),
    content: input.content,
    remoteKey: input.remoteKey ?? (session.readHere && sender?.type !== 'customer' ? messageName(session) : null),
    clientMsgId: input.clientMsgId ?? null,
    ...deliveryOf(draft, input),
    traceId: input.traceId,
    createdAt,
    recalledAt: null,
    media: input.media ?? null,
  }
  if (sender?.type === 'customer') {
    session.lastCustomerAt = createdAt
    const queued = draft.messages.filter(({ delivery, seq }) => delivery === 'queued' && !draft.codes.has(seq))
    session.repliesSince = draft.waiting + queued.length
  }
  if (sender?.type === 'manual' && sender.id === session.manualCsId) {
    session.lastAgentAt = createdAt
    session.firstReplyAt ??= createdAt
  }
  if (input.code) draft.codes.set(message.seq, input.code)
  else if (message.delivery === 'queued') session.repliesSince++
  if (sender) {
    session.messageCount++
    session.lastMessage = preview(input.content)
    session.lastSenderType = sender.type
    session.lastMessageAt = createdAt
  }
  session.updatedAt = draft.now
  draft.messages.push(message)
  addChange(draft, { kind: 'new_message', seq: message.seq })
  return message
}

/** What is taken back is named at the remote; where the desk is its own remote, by session and place. */
const messageName = ({ id, lastSeq }: Session) => `${id.slice(4)}_${lastSeq}`

function deliveryOf(
  { session, now }: Draft,
  { sender, isSaid, code }: NewMessage,
): Pick<Message, 'delivery' | 'deliveryReason'> {
  // Where people answer in the remote's own client, the desk's lines go with the change that they tell of.
  if (sender === 'system' && session.mode === 'native' && !code) return { delivery: null, deliveryReason: null }
  const goesOut = !isSaid && (sender === 'system' || sender.type !== 'customer')
  if (!goesOut) return { delivery: null, deliveryReason: null }
  if (session.readHere) return { delivery: 'sent', deliveryReason: null }
  const refused = code ? undefined : windowRefusal(session, now)
  return refused ? { delivery: 'expired', deliveryReason: refused } : { delivery: 'queued', deliveryReason: null }
}

/** Moves the session along the table; anything that is not in it is refused by returning false. */
export function move(draft: Draft, id: TransitionId, actor: Actor, why?: string | Why): boolean {
  const { session } = draft
  const from = statusOf(draft)
  const { reason, note, to = transitions[id].to[0] }: Why = typeof why === 'object' ? why : { reason: why }
  if (!mayMove(id, from, actor, to)) return false
  session.status = to
  session.updatedAt = draft.now
  const { lastSeq: seq, manualCsId: csId } = session
  draft.events.push({ transition: id, from: from === 'none' ? null : from, to, actor, reason, seq, csId, note })
  return true
}

interface Why {
  readonly reason: string | undefined
  readonly note?: string | undefined
  /** For a transition that leads to several states. */
  readonly to?: SessionStatus
}

/** `none` until a new session has begun. */
export const statusOf = ({ session, isNew, events }: Draft): SessionStatus | 'none' =>
  isNew && events.length === 0 ? 'none' : session.status

/** Tells screens, under the version that the session has from here on. */
export function addChange(draft: Draft, told: Told): void {
  draft.session.version++
  draft.changes.push({ ...told, ...audienceOf(draft.session) })
}
