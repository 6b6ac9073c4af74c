import { failureOf } from '../api/failure.ts'
import type { SessionCalls } from '../api/sessions.ts'
import { sendDropped, sendFailed, sendPosted, sendStarted } from '../feed/outgoing.ts'
import { shows } from '../feed/shows.ts'
import type { FeedState } from '../feed/state.ts'
import type { Store } from '../feed/store.ts'
import { newId } from '../lib/ids.ts'
import { serverNow } from '../lib/server-clock.ts'
import type { Loader } from './loader.ts'

/** How long a command that was carried out waits for the feed to show it, before it asks. */
const feedPatienceMs = 3_000

/** What an agent can make happen. A command is over when the screen shows what came of it, or says why nothing did. */
export function deskCommands(store: Store<FeedState>, loader: Loader, sessions: SessionCalls) {
  const fed = (isShown: (state: FeedState) => boolean) =>
    shows(store, isShown, store.get().link === 'live' ? feedPatienceMs : 0)

  const settled = async (sessionId: string, before: string | undefined) => {
    const moved = (state: FeedState) => state.sessions[sessionId]?.status !== before
    if (!(await fed(moved))) await loader.session(sessionId)
  }
  const statusOf = (sessionId: string) => store.get().sessions[sessionId]?.status

  const post = async (clientMsgId: string) => {
    const draft = store.get().outgoing.find((one) => one.clientMsgId === clientMsgId)
    if (!draft) return
    store.change((state) => sendStarted(state, draft))
    try {
      await sessions.send(draft.sessionId, draft.content, clientMsgId)
    } catch (error) {
      return store.change((state) => sendFailed(state, clientMsgId, failureOf(error)))
    }
    store.change((state) => sendPosted(state, clientMsgId))
    if (await fed(({ outgoing }) => outgoing.every((one) => one.clientMsgId !== clientMsgId))) return
    await loader.newest(draft.sessionId)
    // The server has it, and it may lie further back than a page when it was an old reply that was sent again.
    store.change((state) => sendDropped(state, clientMsgId))
  }

  return {
    accept: async (sessionId: string) => {
      const before = statusOf(sessionId)
      await sessions.accept(sessionId, store.get().me)
      await settled(sessionId, before)
    },
    close: async (sessionId: string) => {
      const before = statusOf(sessionId)
      await sessions.close(sessionId)
      await settled(sessionId, before)
    },
    send: (sessionId: string, content: string) => {
      const draft = { clientMsgId: newId(), sessionId, content, createdAt: new Date(serverNow()).toISOString() }
      store.change((state) => sendStarted(state, draft))
      void post(draft.clientMsgId)
    },
    retry: (clientMsgId: string) => void post(clientMsgId),
    discard: (clientMsgId: string) => store.change((state) => sendDropped(state, clientMsgId)),
  }
}
