import type { AgentCalls } from '../api/agents.ts'
import type { FileCalls } from '../api/files.ts'
import type { HandoverCalls } from '../api/handover.ts'
import type { SessionCalls } from '../api/sessions.ts'
import { applyFrame, linkLost } from '../feed/apply.ts'
import type { ConsoleFrame } from '../feed/frames.ts'
import { FeedSocket } from '../feed/socket.ts'
import { emptyState, type FeedState, listOf } from '../feed/state.ts'
import { createStore, type Store } from '../feed/store.ts'
import { readAll } from '../feed/unread.ts'
import type { Drafts } from '../lib/drafts.ts'
import { createObjectUrls } from '../lib/object-urls.ts'
import { paced } from '../lib/paced.ts'
import { picturePath } from '../list/pictures.ts'
import { createAttachments } from './attachments.ts'
import { deskCommands } from './commands.ts'
import { createLoader, type Loader } from './loader.ts'
import { keepReadMarks } from './read-marks.ts'
import { createTyping } from './typing.ts'

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
    onFrame: (frame) => {
      typing.hear(frame)
      receive(store, loader, socket, frame)
    },
    onLost: () => {
      store.change(linkLost)
      // The feed may be blocked while HTTP is not: each failed attempt still shows what there is.
      loader.everything()
    },
  })
  const typing = createTyping((frame) => socket.send(frame))
  const stopMarking = keepReadMarks(store, sessions)
  const stopKeeping = store.subscribe(() => drafts.keepUnsent(store.get().outgoing))
  return {
    store,
    drafts,
    load: loader,
    ...looking(store, loader, socket),
    attachments,
    typing,
    files: createObjectUrls(files.download),
    /** Of customers, by `pictureKey`. */
    pictures: createObjectUrls((key) => files.downloadFrom(picturePath(key))),
    ...deskCommands({ store, loader, sessions, handover, files, attachments }),
    stop: () => {
      stopKeeping()
      stopMarking()
      typing.stop()
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
  if ('session' in frame && isMine(store.get(), frame.sessionId) && !isMine(before, frame.sessionId)) loader.unread()
  if (open === undefined) return
  const back = link === 'live' && before.link !== 'live'
  const concerned = 'session' in frame && frame.sessionId === open
  if (back || (concerned && histories[open]?.stale)) void loader.newest(open)
}

function isMine({ sessions, me }: FeedState, sessionId: string): boolean {
  const session = sessions[sessionId]
  return session !== undefined && listOf(session, me) === 'mine'
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
      store.change((state) => readAll(state, sessionId))
      if (!store.get().sessions[sessionId]) void loader.session(sessionId)
      void loader.newest(sessionId)
    },
    /** Whether somebody can see the desk. Whoever comes back wants to know at once whether the feed still lives. */
    watch: (watching: boolean) => {
      if (watching) socket.check()
      store.change((state) => {
        const next = { ...state, watching }
        return watching && state.open !== undefined ? readAll(next, state.open) : next
      })
    },
    networkBack: () => socket.check(),
  }
}
