import { applyFact } from './apply.ts'
import { isAfter } from './cursor.ts'
import type { FeedState } from './state.ts'

/**
 * What a request brings was read at some moment while frames went on arriving. So the frames applied since the request
 * left are kept, and applied once more over its answer: the answer can be older than they are, never newer for long.
 */
export const loadStarted = (state: FeedState): FeedState => ({ ...state, loads: state.loads + 1 })

export function loadEnded(state: FeedState, since: string | undefined): FeedState {
  const replayed = state.recent.filter((frame) => isAfter(frame.cursor, since)).reduce(applyFact, state)
  const loads = state.loads - 1
  return { ...replayed, loads, recent: loads > 0 ? replayed.recent : [] }
}
