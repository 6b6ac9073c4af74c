import type { DurableFrame, TransferInfo } from '@yingda/server/domains/sessions/contract'
import type { FeedState } from './state.ts'

/** An open request stands until it is answered, withdrawn or too old, or the session has moved some other way. */
export function putTransfer(state: FeedState, frame: DurableFrame): FeedState {
  if (frame.type === 'session_transfer_requested') {
    return { ...state, transfers: { ...state.transfers, [frame.sessionId]: frame.data } }
  }
  if (!ending.has(frame.type) || !state.transfers[frame.sessionId]) return state
  const { [frame.sessionId]: _ended, ...transfers } = state.transfers
  return { ...state, transfers }
}

/** One session has one open request at most. */
const ending: ReadonlySet<DurableFrame['type']> = new Set([
  'session_transferred',
  'transfer_declined',
  'transfer_cancelled',
  'transfer_expired',
  'session_accepted',
  'session_requeued',
  'session_released',
  'session_closed',
])

/** What was asked before this screen was there; the feed has told the rest, and knows better. */
export function transfersLoaded(state: FeedState, asked: readonly TransferInfo[]): FeedState {
  const before = Object.fromEntries(asked.map((transfer) => [transfer.sessionId, transfer]))
  return { ...state, transfers: { ...before, ...state.transfers } }
}
