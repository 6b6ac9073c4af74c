import { ModelError } from './model.ts'

export interface Deadline {
  readonly signal: AbortSignal
  end(): void
}

/**
 * Aborts after the time or with `stopping`, whichever is first.
 * @NOTE not AbortSignal.any: on Node 20 each call leaves something behind on a signal that lives as long as the process.
 */
export function deadlineOf(timeoutMs: number, stopping: AbortSignal): Deadline {
  const over = new AbortController()
  const stop = () => over.abort(new ModelError('The desk is stopping.'))
  const timer = setTimeout(() => over.abort(new ModelError(`The model took longer than ${timeoutMs} ms.`)), timeoutMs)
  stopping.addEventListener('abort', stop, { once: true })
  if (stopping.aborted) stop()
  return {
    signal: over.signal,
    end() {
      clearTimeout(timer)
      stopping.removeEventListener('abort', stop)
    },
  }
}
