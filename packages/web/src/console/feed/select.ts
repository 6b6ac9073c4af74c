import type { SessionInfo } from '@yingda/server/domains/sessions/contract'
import { type FeedState, type ListName, listNames, listOf } from './state.ts'

export type ListView = {
  rows: readonly SessionInfo[]
  status: 'loading' | 'ready' | 'failed'
  /** More rows exist than are drawn: the count is a lower bound. */
  more: boolean
}

/** Every session that is known, by list and in order; one pass over the sessions for all four. */
export const selectAll = remember(
  (state: FeedState) => [state.sessions, state.me],
  (state): Record<ListName, readonly SessionInfo[]> => {
    const rows: Record<ListName, SessionInfo[]> = { mine: [], pending: [], ai: [], closed: [] }
    for (const session of Object.values(state.sessions)) {
      const name = listOf(session, state.me)
      if (name) rows[name].push(session)
    }
    return mapLists((name) => (name === 'pending' ? byWaiting(rows.pending) : byLastMessage(rows[name])))
  },
)

/** Every list as it is drawn. */
export const selectLists = remember(
  (state: FeedState) => [selectAll(state), state.lists],
  (state): Record<ListName, ListView> =>
    mapLists((name) => {
      const { status, shown, next } = state.lists[name]
      const ordered = selectAll(state)[name]
      return { rows: ordered.slice(0, shown), status, more: next !== undefined || ordered.length > shown }
    }),
)

export const selectOpen = (state: FeedState): SessionInfo | undefined =>
  state.open === undefined ? undefined : state.sessions[state.open]

function mapLists<T>(to: (name: ListName) => T): Record<ListName, T> {
  const [mine, pending, ai, closed] = listNames
  return { mine: to(mine), pending: to(pending), ai: to(ai), closed: to(closed) }
}

/** What a row is sorted by and dated with. */
export const activityAt = ({ status, updatedAt, lastMessageTime, createdAt }: SessionInfo): string =>
  status === 'closed' ? updatedAt : (lastMessageTime ?? createdAt)

const byLastMessage = (sessions: SessionInfo[]) => sorted(sessions, (session) => -Date.parse(activityAt(session)))
const byWaiting = (sessions: SessionInfo[]) =>
  sorted(sessions, ({ pendingSince, createdAt }) => Date.parse(pendingSince ?? createdAt))

/** Each time is read once, not once per comparison. */
const sorted = (sessions: SessionInfo[], placeOf: (session: SessionInfo) => number): SessionInfo[] =>
  sessions
    .map((session) => ({ session, place: placeOf(session) }))
    .sort((left, right) => left.place - right.place)
    .map(({ session }) => session)

/** Keeps the last answer while its inputs are the same objects. */
function remember<S, T>(inputs: (state: S) => readonly unknown[], compute: (state: S) => T): (state: S) => T {
  let known: { inputs: readonly unknown[]; value: T } | undefined
  return (state) => {
    const now = inputs(state)
    if (known?.inputs.every((input, index) => input === now[index])) return known.value
    known = { inputs: now, value: compute(state) }
    return known.value
  }
}
