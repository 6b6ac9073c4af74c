import type { SessionInfo } from '@yingda/server/domains/sessions/contract'
import { type FeedState, type ListName, listOf, listPage } from './state.ts'

/** Takes over a summary unless a newer one is known. */
export function putSession(state: FeedState, session: SessionInfo): FeedState {
  if (isOlder(state, session)) return state
  return { ...state, sessions: { ...state.sessions, [session.sessionId]: session } }
}

/** A page of a list. The first page replaces the list; sessions it no longer names leave it. */
export function listLoaded(
  state: FeedState,
  name: ListName,
  page: { items: readonly SessionInfo[]; next?: string },
  part: 'first' | 'more',
): FeedState {
  const sessions = part === 'first' ? withoutList(state, name) : { ...state.sessions }
  for (const session of page.items) if (!isOlder(state, session)) sessions[session.sessionId] = session
  const { shown } = state.lists[name]
  const list = {
    status: 'ready' as const,
    shown: Math.max(part === 'first' ? shown : shown + listPage, listPage),
    ...(page.next === undefined ? {} : { next: page.next }),
  }
  return { ...state, sessions, lists: { ...state.lists, [name]: list } }
}

/** A list that already shows something goes on showing it. */
export function listFailed(state: FeedState, name: ListName): FeedState {
  const list = state.lists[name]
  if (list.status === 'ready') return state
  return { ...state, lists: { ...state.lists, [name]: { ...list, status: 'failed' } } }
}

export function listAsked(state: FeedState, name: ListName): FeedState {
  const list = state.lists[name]
  if (list.status !== 'failed') return state
  return { ...state, lists: { ...state.lists, [name]: { ...list, status: 'loading' } } }
}

function isOlder(state: FeedState, session: SessionInfo): boolean {
  const known = state.sessions[session.sessionId]
  return known !== undefined && known.version > session.version
}

/** The open conversation stays known even when no list names it. */
function withoutList(state: FeedState, name: ListName): Record<string, SessionInfo> {
  const kept: Record<string, SessionInfo> = {}
  for (const session of Object.values(state.sessions)) {
    if (listOf(session, state.me) === name && session.sessionId !== state.open) continue
    kept[session.sessionId] = session
  }
  return kept
}
