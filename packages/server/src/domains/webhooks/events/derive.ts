import type { Change } from '../../../feed/index.ts'
import type { DurableFrame } from '../../sessions/contract.ts'
import type { EventType } from '../contract.ts'

export interface NewEvent {
  readonly type: EventType
  readonly data: Readonly<Record<string, unknown>>
}

type Kind = DurableFrame['type']
type Derivations = { readonly [K in Kind]?: (frame: Extract<DurableFrame, { type: K }>, change: Change) => NewEvent[] }

/** What a change means to other programs, by its kind. Kinds that are not here are of nobody's interest outside. */
const derivations: Derivations = {
  new_message: ({ sessionId, session, data }, { seq }) => [
    ...(seq === 1 ? [event('session.created', { session })] : []),
    // Notes and lines of the desk have no sender.
    ...(data.senderType ? [event('message.created', { session, message: { sessionId, ...data } })] : []),
  ],
  new_pending_session: ({ session, data: { reason } }) => [event('session.queued', { session, reason })],
  session_requeued: ({ session, data: { target, reason } }) =>
    target === 'queue' ? [event('session.queued', { session, reason })] : [],
  session_accepted: ({ session, data }) => [event('session.accepted', { session, ...data })],
  session_transferred: ({ session, data }) => [event('session.transferred', { session, ...data })],
  session_reopened: ({ session, data }) => [
    event('session.reopened', { session, ...data }),
    ...(data.status === 'pending' ? [event('session.queued', { session, reason: data.reason })] : []),
  ],
  session_closed: ({ session, data }) => [event('session.closed', { session, ...data })],
  message_status: ({ session, data }) =>
    notSent.has(data.status) ? [event('message.failed', { session, ...data })] : [],
  session_rated: ({ session, data }) => [event('rating.created', { session, ...data })],
}

const notSent = new Set(['failed', 'expired', 'unknown'])

export const isTold = ({ kind }: Pick<Change, 'kind'>): boolean => kind in derivations

/** @param near the change as a screen is shown it; a session that is gone tells nothing */
export function eventsOf(change: Change, near: string): NewEvent[] {
  // @NOTE written by the desk itself, one statement before.
  const frame: DurableFrame = JSON.parse(near)
  return frame.session.sessionId === undefined ? [] : derive(frame, change)
}

function derive<K extends Kind>(frame: Extract<DurableFrame, { type: K }>, change: Change): NewEvent[] {
  const { [frame.type]: of } = derivations
  return of ? of(frame, change) : []
}

const event = (type: EventType, data: NewEvent['data']): NewEvent => ({ type, data })
