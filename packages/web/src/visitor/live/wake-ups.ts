/** Waits, but not on: when the network or the reader comes back there is no reason to wait any longer. */
export function wakeUps(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const heard = new AbortController()
    const wake = () => {
      clearTimeout(timer)
      heard.abort()
      resolve()
    }
    const timer = setTimeout(wake, ms)
    const options = { signal: heard.signal, once: true }
    signal.addEventListener('abort', wake, options)
    window.addEventListener('online', wake, options)
    document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && wake(), {
      signal: heard.signal,
    })
  })
}
