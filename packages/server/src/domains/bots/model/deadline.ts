import { ModelError } from './model-error.ts'

export interface Deadline {
  readonly signal: AbortSignal
  /** Something came: the time for silence begins anew. */
  heard(): void
  end(): void
}

interface Times {
  readonly totalMs: number
  /** Before the first part. */
  readonly firstMs: number
  /** Between two parts. */
  readonly idleMs: number
}

/**
 * Aborts when all of it takes too long, when nothing comes for too long, or with `given`, whichever is first.
 * @NOTE not AbortSignal.any: on Node 20 each call leaves something behind on a signal that lives as long as the process.
 */
export function deadlineOf({ totalMs, firstMs, idleMs }: Times, given: AbortSignal): Deadline {
  const over = new AbortController()
  const tooLong = (ms: number) => () => over.abort(new ModelError(`The model took longer than ${ms} ms.`))
  const stop = () => over.abort(new ModelError('Nobody waits for the answer any more.', { isOurs: true }))
  const total = setTimeout(tooLong(totalMs), totalMs)
  let idle = setTimeout(tooLong(firstMs), firstMs)
  let hasHeard = false
  given.addEventListener('abort', stop, { once: true })
  if (given.aborted) stop()
  return {
    signal: over.signal,
    heard() {
      // Parts come by the thousand: the same timer begins anew.
      if (hasHeard) return void idle.refresh()
      hasHeard = true
      clearTimeout(idle)
      idle = setTimeout(tooLong(idleMs), idleMs)
    },
    end() {
      clearTimeout(total)
      clearTimeout(idle)
      given.removeEventListener('abort', stop)
    },
  }
}
