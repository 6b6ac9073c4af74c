/**
 * Ends what was begun for a request, with the request's own signal or when nothing more is wanted of it.
 * @NOTE not AbortSignal.any: on Node 20 each call leaves something behind on a signal that lives for long.
 */
export function stopperOf(signal: AbortSignal): { readonly signal: AbortSignal; stop(): void } {
  const over = new AbortController()
  const pass = () => over.abort(signal.reason)
  signal.addEventListener('abort', pass, { once: true })
  if (signal.aborted) pass()
  return {
    signal: over.signal,
    stop() {
      signal.removeEventListener('abort', pass)
      over.abort()
    },
  }
}
