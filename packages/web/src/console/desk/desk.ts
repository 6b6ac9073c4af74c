import type { AgentCalls } from '../api/agents.ts'
import type { FileCalls } from '../api/files.ts'
import type { HandoverCalls } from '../api/handover.ts'
import type { SessionCalls } from '../api/sessions.ts'
import { applyFrame, linkLost } from '../feed/apply.ts'
import type { ConsoleFrame } from '../feed/frames.ts'
import { markSeen } from '../feed/sessions.ts'
import { FeedSocket } from '../feed/socket.ts'
import { emptyState, type FeedState } from '../feed/state.ts'
import { createStore, type Store } from '../feed/store.ts'
import type { Drafts } from '../lib/drafts.ts'
import { createObjectUrls } from '../lib/object-urls.ts'
import { paced } from '../lib/paced.ts'
import { createAttachments } from './attachments.ts'
import { deskCommands } from './commands.ts'
import { createLoader, type Loader } from './loader.ts'

/** A screen shows sixty pictures a second. */
const frameMs = 16

type Options = {
  me: string
  agents: Pick<AgentCalls, 'ticket'>
  sessions: SessionCalls
  handover: HandoverCalls
  files: FileCalls
  drafts: Drafts
  origin: string
}

export type Desk = ReturnType<typeof createDesk>

/** What the screens see and may do. Commands go over HTTP; what comes of them is told by the feed. */
export function createDesk({ me, agents, sessions, handover, files, drafts, origin }: Options) {
  const attachments = createAttachments()
  const store = createStore(emptyState(me, drafts.unsent()), (tell) => paced(frameMs, tell))
  const loader = createLoader(store, sessions)
  const socket = new FeedSocket({
    address: async () =>
      `${origin}/ws/cs/${encodeURIComponent(me)}?ticket=${encodeURIComponent(await agents.ticket())}`,
    lastCursor: () => store.get().cursor,
    onFrame: (frame) => receive(store, loader, socket, frame),
    onLost: () => {
      store.change(linkLost)
      // The feed may be blocked while HTTP is not: each failed attempt still shows what there is.
      loader.everything()
    },
  })
  const stopKeeping = store.subscribe(() => drafts.keepUnsent(store.get().outgoing))
  return {
    store,
    drafts,
    load: loader,
    ...looking(store, loader, socket),
    attachments,
    files: createObjectUrls(files.download),
    ...deskCommands({ store, loader, sessions, handover, files, attachments }),
    stop: () => {
      stopKeeping()
      socket.stop()
    },
  }
}

function receive(store: Store<FeedState>, loader: Loader, socket: FeedSocket, frame: ConsoleFrame): void {
  const before = store.get()
  // A new connection knows nothing of the one before; `resume` is to find the conversation bound again.
  if (frame.type === 'ready' && before.open !== undefined) socket.send({ type: 'bind_session', sessionId: before.open })
  store.change((state) => applyFrame(state, frame))
  const { reloads, open, link, histories } = store.get()
  if (reloads !== before.reloads) return loader.everything()
  if (open === undefined) return
  const back = link === 'live' && before.link !== 'live'
  const concerned = 'session' in frame && frame.sessionId === open
  if (back || (concerned && histories[open]?.stale)) void loader.newest(open)
}

function looking(store: Store<FeedState>, loader: Loader, socket: FeedSocket) {
  return {
    open: (sessionId: string | undefined) => {
      const before = store.get().open
      if (before === sessionId) return
      if (before !== undefined) socket.send({ type: 'unbind_session', sessionId: before })
      store.change((state) => ({ ...state, open: sessionId }))
      if (sessionId === undefined) return
      socket.send({ type: 'bind_session', sessionId })
      store.change((state) => markSeen(state, sessionId))
      if (!store.get().sessions[sessionId]) void loader.session(sessionId)
      void loader.newest(sessionId)
    },
    /** Whether somebody can see the desk. Whoever comes back wants to know at once whether the feed still lives. */
    watch: (watching: boolean) => {
      if (watching) socket.check()
      store.change((state) => {
        const next = { ...state, watching }
        return watching && state.open !== undefined ? markSeen(next, state.open) : next
      })
    },
    networkBack: () => socket.check(),
  }
}
