import { shows } from '../feed/shows.ts'
import type { FeedState } from '../feed/state.ts'
import { type ReplyDeps, replies } from './replies.ts'

/** How long a command that was carried out waits for the feed to show it, before it asks. */
const feedPatienceMs = 3_000

type Deps = Omit<ReplyDeps, 'fed'>

/** What an agent can make happen. A command is over when the screen shows what came of it, or says why nothing did. */
export function deskCommands(deps: Deps) {
  const { store, loader, sessions } = deps
  const fed = (isShown: (state: FeedState) => boolean) =>
    shows(store, isShown, store.get().link === 'live' ? feedPatienceMs : 0)

  const settled = async (sessionId: string, before: string | undefined) => {
    const moved = (state: FeedState) => state.sessions[sessionId]?.status !== before
    if (!(await fed(moved))) await loader.session(sessionId)
  }
  const statusOf = (sessionId: string) => store.get().sessions[sessionId]?.status

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
    ...replies({ ...deps, fed }),
  }
}
