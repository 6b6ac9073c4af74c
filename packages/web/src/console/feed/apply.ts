import type { DurableFrame, MessageInfo } from '@yingda/server/domains/sessions/contract'
import { compareCursors, isAfter } from './cursor.ts'
import type { ConsoleFrame, FactFrame } from './frames.ts'
import { putMessages, staleHistory, updateMessage } from './history.ts'
import { changed } from './message-changes.ts'
import { putSession } from './sessions.ts'
import type { FeedState } from './state.ts'
import { bump, topicOf } from './topics.ts'
import { putTransfer } from './transfers.ts'
import { countUnread, readUpTo } from './unread.ts'

/** The one way a fact changes the screen. Any repeat, and any order inside a resume, ends in the same state. */
export function applyFrame(state: FeedState, frame: ConsoleFrame): FeedState {
  if ('data' in frame) return hold(state, frame) ?? applyOnce(state, frame)
  if (frame.type === 'ready') return ready(state, frame.cursor)
  if (frame.type === 'resumed') return release({ ...state, link: 'live' })
  if (frame.type === 'reset') {
    return release({ ...state, link: 'live', cursor: frame.cursor, reloads: state.reloads + 1 })
  }
  return state
}

/** The connection went; what was held comes again after the next `resume`. */
export const linkLost = (state: FeedState): FeedState => ({ ...state, link: 'lost', held: undefined })

/** Applies a fact without asking whether it is known: for what a load brought from before it. */
export function applyFact(state: FeedState, frame: FactFrame): FeedState {
  if (!('session' in frame)) return bump(state, topicOf(frame))
  return applySessionFact(putTransfer(state, frame), frame)
}

function applySessionFact(state: FeedState, frame: DurableFrame): FeedState {
  const next = putSession(state, frame.session)
  if (frame.type === 'new_message') return addMessage(next, { ...frame.data, sessionId: frame.sessionId })
  if (frame.type === 'message_status' || frame.type === 'message_recalled' || frame.type === 'message_file')
    return updateMessage(next, frame.sessionId, frame.data.msgId, (message) => changed(message, frame))
  if (frame.type === 'mentioned') return mentioned(next, frame)
  if (frame.type === 'session_read') return readUpTo(next, frame.sessionId, frame.data.lastMsgId)
  // Only those who do not have the conversation bound (yet) are told like this; there may be a message behind it.
  return frame.type === 'session_updated' ? staleHistory(next, frame.sessionId) : next
}

function applyOnce(state: FeedState, frame: FactFrame): FeedState {
  if (!isAfter(frame.cursor, state.cursor)) return state
  const recent = state.loads > 0 ? [...state.recent, frame] : state.recent
  return applyFact({ ...state, cursor: frame.cursor, recent }, frame)
}

function hold(state: FeedState, frame: FactFrame): FeedState | undefined {
  if (!state.held) return undefined
  return { ...state, held: [...state.held, frame] }
}

/** Frames from before the first `ready` cannot be missed: everything is loaded after it. */
function ready(state: FeedState, cursor: string): FeedState {
  if (state.cursor !== undefined) return { ...state, held: [] }
  return { ...state, link: 'live', cursor, held: undefined, reloads: state.reloads + 1 }
}

function release(state: FeedState): FeedState {
  const held = [...(state.held ?? [])].sort((left, right) => compareCursors(left.cursor, right.cursor))
  return held.reduce(applyOnce, { ...state, held: undefined })
}

const addMessage = (state: FeedState, message: MessageInfo): FeedState =>
  countUnread(putMessages(state, message.sessionId, [message]), message)

const mentioned = (state: FeedState, { sessionId, data }: Extract<DurableFrame, { type: 'mentioned' }>): FeedState => ({
  ...state,
  mention: { msgId: data.msgId, sessionId, by: data.by },
})
