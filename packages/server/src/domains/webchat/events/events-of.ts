import type { Change } from '../../../feed/index.ts'
import type { Handle } from '../../../platform/db.ts'
import { messageId, parseMessageId } from '../../sessions/index.ts'
import type { VisitorEvent } from '../contract.ts'
import { findMessages } from '../conversation/messages.ts'
import { newestAmong } from '../conversation/standing.ts'
import type { Place } from '../posts/find-post.ts'

/** A message is there, or is not what it was. */
const messageKinds = new Set(['new_message', 'message_recalled', 'message_file'])
/** Somebody else has the conversation now, or nobody. */
const statusKinds = new Set([
  'new_pending_session',
  'session_accepted',
  'session_requeued',
  'session_released',
  'session_reopened',
  'session_transferred',
  'session_closed',
  'session_rated',
])

/** What visitors are told of changes of their sessions, as things are now; nothing of what concerns agents alone. */
export async function eventsOf(db: Handle, changes: readonly Change[]): Promise<ReadonlyMap<Change, VisitorEvent>> {
  const places = changes.map((change) => (messageKinds.has(change.kind) ? placeOf(change) : undefined))
  const moved = changes.flatMap(({ kind, sessionId }) => (statusKinds.has(kind) ? [sessionId] : []))
  const [messages, newest] = await Promise.all([
    findMessages(
      db,
      places.filter((place) => place !== undefined),
    ),
    newestAmong(db, [...new Set(moved)]),
  ])
  const told = new Map<Change, VisitorEvent>()
  for (const [index, change] of changes.entries()) {
    const place = places[index]
    const message = place && messages.get(messageId(place.sessionId, place.seq))
    const now = statusKinds.has(change.kind) ? newest.get(change.sessionId) : undefined
    if (message) told.set(change, { name: 'message', data: { message } })
    if (now) told.set(change, { name: 'status', data: { ...now.standing, can_rate: now.canRate } })
  }
  return told
}

/** Of what is told of a message by its id, the id is in the data. */
function placeOf({ sessionId, seq, data }: Change): Place | undefined {
  if (seq !== null) return { sessionId, seq }
  const { msgId }: { readonly msgId?: unknown } = JSON.parse(data ?? '{}')
  return typeof msgId === 'string' ? parseMessageId(msgId) : undefined
}
