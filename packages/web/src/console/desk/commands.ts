import type { HandoverCalls } from '../api/handover.ts'
import { shows } from '../feed/shows.ts'
import type { FeedState } from '../feed/state.ts'
import { newId } from '../lib/ids.ts'
import { type ReplyDeps, replies } from './replies.ts'

/** How long a command that was carried out waits for the feed to show it, before it asks. */
const feedPatienceMs = 3_000

type Deps = Omit<ReplyDeps, 'fed'> & { handover: HandoverCalls }

/** What an agent can make happen. A command is over when the screen shows what came of it, or says why nothing did. */
export function deskCommands(deps: Deps) {
  const { store, loader, sessions, handover } = deps
  const fed = (isShown: (state: FeedState) => boolean) =>
    shows(store, isShown, store.get().link === 'live' ? feedPatienceMs : 0)

  /** Over when the screen shows whose the session has become. */
  const moving = async (sessionId: string, ask: () => Promise<void>) => {
    const placeOf = ({ sessions: known }: FeedState) => {
      const session = known[sessionId]
      return session && `${session.status} ${session.manualCsId ?? ''}`
    }
    const before = placeOf(store.get())
    await ask()
    if (!(await fed((state) => placeOf(state) !== before))) await loader.session(sessionId)
  }

  return {
    accept: (sessionId: string) => moving(sessionId, () => sessions.accept(sessionId, store.get().me)),
    close: (sessionId: string) => moving(sessionId, () => sessions.close(sessionId)),
    takeOver: (sessionId: string) => moving(sessionId, () => handover.takeOver(sessionId)),
    release: (sessionId: string) => moving(sessionId, () => handover.release(sessionId)),
    requeue: (sessionId: string) => moving(sessionId, () => handover.requeue(sessionId)),
    reopen: (sessionId: string) => moving(sessionId, () => handover.reopen(sessionId)),
    /** Asks a colleague, who has two minutes to answer. */
    transfer: handover.transfer,
    answerTransfer: handover.answer,
    note: (sessionId: string, content: string, mentions: readonly string[]) =>
      sessions.note(sessionId, content, mentions, newId()),
    recall: sessions.recall,
    resend: sessions.resend,
    ...replies({ ...deps, fed }),
  }
}
