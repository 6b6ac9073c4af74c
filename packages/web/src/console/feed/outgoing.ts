import type { MessageInfo } from '@yingda/server/domains/sessions/contract'
import type { Failure } from '../api/failure.ts'
import type { FeedState, Outgoing, OutgoingFile } from './state.ts'

export type Draft = Pick<Outgoing, 'clientMsgId' | 'sessionId' | 'content' | 'file' | 'createdAt'>

/** A reply is on the screen before the server knows of it, and leaves when the feed shows the real one. */
export const sendStarted = (state: FeedState, draft: Draft): FeedState => ({
  ...state,
  outgoing: [...state.outgoing.filter((one) => one.clientMsgId !== draft.clientMsgId), { ...draft, status: 'sending' }],
})

/** The server has the bytes; the message is still to be sent. */
export const sendUploaded = (state: FeedState, clientMsgId: string, file: OutgoingFile): FeedState =>
  change(state, clientMsgId, (one) => ({ ...one, file }))

export const sendPosted = (state: FeedState, clientMsgId: string): FeedState =>
  change(state, clientMsgId, (one) => ({ ...bare(one), status: 'posted' }))

export const sendFailed = (state: FeedState, clientMsgId: string, failure: Failure): FeedState =>
  change(state, clientMsgId, (one) => ({ ...bare(one), status: 'failed', failure }))

export const sendDropped = (state: FeedState, clientMsgId: string): FeedState => ({
  ...state,
  outgoing: state.outgoing.filter((one) => one.clientMsgId !== clientMsgId),
})

/** Takes away the replies that these messages are. */
export function dropShown(state: FeedState, messages: readonly MessageInfo[]): FeedState {
  if (state.outgoing.length === 0) return state
  const shown = new Set(messages.map((message) => message.clientMsgId))
  const outgoing = state.outgoing.filter((one) => !shown.has(one.clientMsgId))
  return outgoing.length === state.outgoing.length ? state : { ...state, outgoing }
}

const change = (state: FeedState, clientMsgId: string, to: (one: Outgoing) => Outgoing): FeedState => ({
  ...state,
  outgoing: state.outgoing.map((one) => (one.clientMsgId === clientMsgId ? to(one) : one)),
})

const bare = ({ clientMsgId, sessionId, content, file, createdAt }: Outgoing): Draft => ({
  clientMsgId,
  sessionId,
  content,
  ...(file && { file }),
  createdAt,
})
