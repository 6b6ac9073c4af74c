import type { SessionInfo } from '@yingda/server/domains/sessions/contract'
import type { SessionCalls } from '../api/sessions.ts'
import { historyAsked, historyFailed, historyLoaded, historyPage } from '../feed/history.ts'
import { loadEnded, loadStarted } from '../feed/load.ts'
import { listAsked, listFailed, listLoaded, putSession } from '../feed/sessions.ts'
import { type FeedState, type ListName, listNames, listPage } from '../feed/state.ts'
import type { Store } from '../feed/store.ts'
import { unreadLoaded } from '../feed/unread.ts'

/** Whole queues are shown, since the customer who waits longest stands on the last page. */
const queuePages = 5
/** The server gives no more messages at once. */
const mostAtOnce = 1_000

export type Loader = ReturnType<typeof createLoader>

/** Asks for lists and histories and lays the answers under what the feed has said meanwhile. */
export function createLoader(store: Store<FeedState>, sessions: SessionCalls) {
  const underWay = new Set<string>()
  /** Asked for once more while it was under way: the answer to come may be older than the reason. */
  const again = new Set<string>()

  const load = async <T>(key: string, steps: Steps<T>): Promise<void> => {
    if (underWay.has(key)) return void again.add(key)
    underWay.add(key)
    const since = store.get().cursor
    store.change((state) => loadStarted(steps.asked(state)))
    try {
      const answer = await steps.ask()
      store.change((state) => loadEnded(steps.loaded(state, answer), since))
    } catch {
      // @NOTE the failure is told on the screen by `failed`; a refused sign-in has ended the desk already
      store.change((state) => loadEnded(steps.failed(state), since))
      again.delete(key)
    }
    underWay.delete(key)
    if (again.delete(key)) void load(key, steps)
  }

  const page = async (name: ListName, cursor?: string, channelType?: string) => {
    const query = { ...queryOf(name, store.get().me), limit: listPage, cursor, channelType }
    const { data, next } = await sessions.list(query)
    return { items: data, ...(next === undefined ? {} : { next }) }
  }
  const list = (name: ListName) =>
    void load(`list ${name}`, {
      asked: (state) => listAsked(state, name),
      ask: () => (name === 'closed' || name === 'ai' ? page(name) : pages((cursor) => page(name, cursor))),
      loaded: (state, answer) => listLoaded(state, name, answer, 'first'),
      failed: (state) => listFailed(state, name),
    })
  const more = (name: ListName) =>
    void load(`list ${name}`, {
      asked: (state) => state,
      ask: async () => {
        const { next } = store.get().lists[name]
        return next === undefined ? { items: [] } : page(name, next)
      },
      loaded: (state, answer) => listLoaded(state, name, answer, 'more'),
      failed: (state) => state,
    })
  /** What a list holds of one family of channels, laid beside what is known; where to go on, if there is more. */
  const family = async (name: ListName, channelType: string, cursor?: string): Promise<string | undefined> => {
    let next: string | undefined
    await load(`list ${name} ${channelType}`, {
      asked: (state) => state,
      ask: () => page(name, cursor, channelType),
      loaded: (state, answer) => {
        next = answer.next
        return answer.items.reduce(putSession, state)
      },
      failed: (state) => state,
    })
    return next
  }
  const messages = (part: 'newest' | 'older', sessionId: string, limit = historyPage) =>
    load(`${part} ${sessionId}`, {
      asked: (state) => historyAsked(state, sessionId, part),
      ask: () => {
        const first = part === 'older' ? store.get().histories[sessionId]?.messages[0]?.seq : undefined
        return sessions.history(sessionId, limit, first)
      },
      loaded: (state, answer) => historyLoaded(state, sessionId, part, answer),
      failed: (state) => historyFailed(state, sessionId, part),
    })
  const session = (sessionId: string) =>
    load(`session ${sessionId}`, {
      asked: (state) => state,
      ask: () => sessions.get(sessionId),
      loaded: putSession,
      failed: (state) => state,
    })
  const unread = () =>
    void load('unread', {
      asked: (state) => state,
      ask: sessions.unread,
      loaded: unreadLoaded,
      failed: (state) => state,
    })
  const newest = (sessionId: string) => messages('newest', sessionId)
  /** At least a page; more where somebody wants to see what lies further back. */
  const older = (sessionId: string, count = historyPage) =>
    messages('older', sessionId, Math.min(mostAtOnce, Math.max(historyPage, count)))

  const everything = () => {
    listNames.forEach(list)
    unread()
    const { open } = store.get()
    if (open === undefined) return
    void session(open)
    void newest(open)
  }
  return { list, more, family, newest, older, session, unread, everything }
}

type Steps<T> = {
  asked: (state: FeedState) => FeedState
  ask: () => Promise<T>
  loaded: (state: FeedState, answer: T) => FeedState
  failed: (state: FeedState) => FeedState
}

type Page = { items: SessionInfo[]; next?: string }

async function pages(ask: (cursor?: string) => Promise<Page>): Promise<Page> {
  let answer = await ask()
  for (let read = 1; read < queuePages && answer.next !== undefined; read += 1) {
    const following = await ask(answer.next)
    answer = { ...following, items: [...answer.items, ...following.items] }
  }
  return answer
}

const queryOf = (name: ListName, me: string) =>
  name === 'mine' ? ({ status: 'manual', csId: me } as const) : ({ status: name } as const)
