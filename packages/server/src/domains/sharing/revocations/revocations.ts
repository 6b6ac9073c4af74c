import type { Change } from '../../../feed/index.ts'
import { type Access, accessEnded, namesOf } from './end-access.ts'

/**
 * One stream, one open request. It is opened before access is looked up: what ends between the look and `on` is not
 * missed, because the watch has heard it.
 */
export interface Watch {
  /** From now on `onEnded` is called, once, when any of it ends; at once if it has ended since the watch was opened. */
  on(access: Access, onEnded: () => void): void
  /** No more is heard. Has to be called. */
  end(): void
}

export interface Revocations {
  watch(): Watch
  /** Whether anybody waits: then the feed has to be read. */
  isWatched(): boolean
  /** Changes as the feed hands them out. */
  tell(changes: readonly Pick<Change, 'kind' | 'sessionId'>[]): void
}

interface Waiting {
  /** What ended before the watch knew what it is about. */
  readonly heard: Set<string>
  names: readonly string[]
  onEnded: (() => void) | undefined
}

export function openRevocations(): Revocations {
  const watches = new Set<Waiting>()
  return {
    isWatched: () => watches.size > 0,
    watch() {
      const waiting: Waiting = { heard: new Set(), names: [], onEnded: undefined }
      watches.add(waiting)
      return {
        on(access, onEnded) {
          waiting.names = namesOf(access)
          waiting.onEnded = onEnded
          if (waiting.names.some((name) => waiting.heard.has(name))) call(waiting)
        },
        end: () => void watches.delete(waiting),
      }
    },
    tell(changes) {
      const ended = changes.flatMap(({ kind, sessionId }) => (kind === accessEnded ? [sessionId] : []))
      if (ended.length === 0) return
      for (const waiting of watches) {
        if (waiting.names.length === 0) for (const name of ended) waiting.heard.add(name)
        if (waiting.names.some((name) => ended.includes(name))) call(waiting)
      }
    },
  }
}

function call(waiting: Waiting): void {
  const { onEnded } = waiting
  waiting.onEnded = undefined
  onEnded?.()
}
