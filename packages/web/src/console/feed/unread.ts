import type { MessageInfo, UnreadCount } from '@yingda/server/domains/sessions/contract'
import { seqOf } from '../lib/message-seq.ts'
import { type FeedState, listOf, type Unread } from './state.ts'

const none: Unread = { count: 0, counted: 0, read: 0 }

/** What the server has counted, laid under what the feed tells from there on. */
export function unreadLoaded(state: FeedState, counts: Readonly<Record<string, UnreadCount>>): FeedState {
  const unread: Record<string, Unread> = {}
  for (const [sessionId, { read }] of Object.entries(state.unread)) unread[sessionId] = { ...none, read }
  for (const [sessionId, { unread: count, lastMsgId }] of Object.entries(counts)) {
    const counted = seqOf(lastMsgId)
    const { read } = unread[sessionId] ?? none
    const isRead = isWatched(state, sessionId) || read >= counted
    unread[sessionId] = isRead ? allRead({ count, counted, read }) : { count, counted, read }
  }
  return { ...state, unread }
}

/** A message of a customer of mine counts once, unless I am looking at it. */
export function countUnread(state: FeedState, { sessionId, seq, senderType }: MessageInfo): FeedState {
  const session = state.sessions[sessionId]
  if (senderType !== 'customer' || !session || listOf(session, state.me) !== 'mine') return state
  const known = state.unread[sessionId] ?? none
  if (seq <= Math.max(known.counted, known.read)) return state
  const next = { ...known, count: known.count + 1, counted: seq }
  return put(state, sessionId, isWatched(state, sessionId) ? allRead(next) : next)
}

/** Somebody looks at all of it. */
export function readAll(state: FeedState, sessionId: string): FeedState {
  const known = state.unread[sessionId]
  return known === undefined || known.count === 0 ? state : put(state, sessionId, allRead(known))
}

/** Another screen of mine was read up to this message. */
export function readUpTo(state: FeedState, sessionId: string, lastMsgId: string): FeedState {
  const known = state.unread[sessionId] ?? none
  const read = seqOf(lastMsgId)
  if (read <= known.read) return state
  const count = Math.min(known.count, Math.max(0, known.counted - read))
  return put(state, sessionId, { count, counted: Math.max(known.counted, read), read })
}

/** Messages of customers that I have not read, of a conversation of mine. */
export const unreadOf = ({ unread }: Pick<FeedState, 'unread'>, sessionId: string): number =>
  unread[sessionId]?.count ?? 0

const allRead = ({ counted, read }: Unread): Unread => ({ count: 0, counted, read: Math.max(counted, read) })

const isWatched = ({ open, watching }: FeedState, sessionId: string) => watching && open === sessionId

const put = (state: FeedState, sessionId: string, unread: Unread): FeedState => ({
  ...state,
  unread: { ...state.unread, [sessionId]: unread },
})
