/** Thrown by `withDeadline`, never outside this package. */
export class DeadlineError extends Error {}

/** Runs the work with a signal that aborts it at the deadline or with the caller; gives up on work that ignores the signal too. */
export async function withDeadline<T>(
  timeoutMs: number,
  caller: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  caller?.throwIfAborted()
  const controller = new AbortController()
  let giveUp: (error: unknown) => void = () => {}
  const ended = new Promise<never>((_resolve, reject) => {
    giveUp = (error) => {
      reject(error)
      controller.abort(error)
    }
  })
  const timer = setTimeout(() => giveUp(new DeadlineError()), timeoutMs)
  const onAbort = () => giveUp(caller?.reason)
  caller?.addEventListener('abort', onAbort, { once: true })
  try {
    return await Promise.race([work(controller.signal), ended])
  } finally {
    clearTimeout(timer)
    caller?.removeEventListener('abort', onAbort)
  }
}
