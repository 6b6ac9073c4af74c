import type { SessionCalls } from '../api/sessions.ts'
import { type FeedState, listOf } from '../feed/state.ts'
import type { Store } from '../feed/store.ts'

/**
 * Tells the server how far the conversation that somebody looks at was read, one mark at a time. A mark that was not
 * taken is told again with the next change.
 */
export function keepReadMarks(store: Store<FeedState>, sessions: Pick<SessionCalls, 'read'>): () => void {
  const told = new Map<string, string>()
  let busy = false
  const tell = async () => {
    const mark = markOf(store.get())
    if (busy || !mark || told.get(mark.sessionId) === mark.msgId) return
    busy = true
    told.set(mark.sessionId, mark.msgId)
    const isTaken = await sessions.read(mark.sessionId, mark.msgId).then(
      () => true,
      () => false,
    )
    busy = false
    if (isTaken) return tell()
    told.delete(mark.sessionId)
  }
  return store.subscribe(() => void tell())
}

/** The newest message of the customer, if the conversation is mine and on a screen that somebody sees. */
function markOf(state: FeedState): { sessionId: string; msgId: string } | undefined {
  const { open, watching, sessions, histories, me } = state
  const session = open === undefined || !watching ? undefined : sessions[open]
  if (!session || listOf(session, me) !== 'mine') return undefined
  return histories[session.sessionId]?.messages.findLast(({ senderType }) => senderType === 'customer')
}
