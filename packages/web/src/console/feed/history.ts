import type { MessageInfo } from '@yingda/server/domains/sessions/contract'
import { dropShown } from './outgoing.ts'
import type { FeedState, History } from './state.ts'

export const historyPage = 50
const keptHistories = 30

const unread: History = { newest: 'loading', older: 'none', messages: [], stale: false }

/** Adds live messages to a history that is on the screen or in memory; others are loaded when they are opened. */
export function putMessages(state: FeedState, sessionId: string, messages: readonly MessageInfo[]): FeedState {
  const next = dropShown(state, messages)
  const history = next.histories[sessionId]
  if (!history) return next
  const last = history.messages.at(-1)
  const hole = last !== undefined && messages.some((message) => message.seq > last.seq + 1)
  return put(next, sessionId, {
    ...history,
    stale: history.stale || hole,
    messages: merge(history.messages, messages),
  })
}

export function updateMessage(
  state: FeedState,
  sessionId: string,
  msgId: string,
  update: (message: MessageInfo) => MessageInfo,
): FeedState {
  const history = state.histories[sessionId]
  if (!history) return state
  const messages = history.messages.map((message) => (message.msgId === msgId ? update(message) : message))
  return put(state, sessionId, { ...history, messages })
}

/** The newest page is to be asked for again once somebody looks. */
export function staleHistory(state: FeedState, sessionId: string): FeedState {
  const history = state.histories[sessionId]
  return history ? put(state, sessionId, { ...history, stale: true }) : state
}

export function historyAsked(state: FeedState, sessionId: string, part: 'newest' | 'older'): FeedState {
  const history = state.histories[sessionId] ?? unread
  if (part === 'older') return put(state, sessionId, { ...history, older: 'loading' })
  const newest = history.newest === 'ready' ? 'ready' : 'loading'
  return forgetOldest(put(state, sessionId, { ...history, newest, stale: false }), sessionId)
}

/** A page from the server. What lies before the newest page without touching it is forgotten: no hole stays hidden. */
export function historyLoaded(
  state: FeedState,
  sessionId: string,
  part: 'newest' | 'older',
  page: readonly MessageInfo[],
): FeedState {
  const history = state.histories[sessionId] ?? unread
  const next = dropShown(state, page)
  const first = page[0]?.seq ?? 0
  const before = history.messages.filter((message) => message.seq < first).at(-1)
  const keepsOlder = part === 'newest' && before !== undefined && before.seq === first - 1
  const known = part === 'older' || keepsOlder ? history.messages : history.messages.filter(({ seq }) => seq >= first)
  const older = keepsOlder ? history.older : olderAfter(page)
  return put(next, sessionId, { ...history, newest: 'ready', older, messages: merge(known, page) })
}

export function historyFailed(state: FeedState, sessionId: string, part: 'newest' | 'older'): FeedState {
  const history = state.histories[sessionId] ?? unread
  if (part === 'older') return put(state, sessionId, { ...history, older: 'failed' })
  return put(state, sessionId, { ...history, newest: history.newest === 'ready' ? 'ready' : 'failed', stale: true })
}

const olderAfter = (page: readonly MessageInfo[]): History['older'] => {
  const first = page[0]
  return page.length < historyPage || !first || first.seq <= 1 ? 'none' : 'idle'
}

const put = (state: FeedState, sessionId: string, history: History): FeedState => ({
  ...state,
  histories: { ...state.histories, [sessionId]: history },
})

function merge(known: readonly MessageInfo[], added: readonly MessageInfo[]): MessageInfo[] {
  const bySeq = new Map(known.map((message) => [message.seq, message]))
  for (const message of added) bySeq.set(message.seq, message)
  return [...bySeq.values()].sort((left, right) => left.seq - right.seq)
}

function forgetOldest(state: FeedState, sessionId: string): FeedState {
  const ids = Object.keys(state.histories)
  if (ids.length <= keptHistories) return state
  const dropped = new Set(
    ids.filter((id) => id !== sessionId && id !== state.open).slice(0, ids.length - keptHistories),
  )
  return { ...state, histories: Object.fromEntries(Object.entries(state.histories).filter(([id]) => !dropped.has(id))) }
}
