// `AbortSignal.timeout` and `AbortSignal.any` are younger than many web views that open these pages.

export function timeout(ms: number): AbortSignal {
  const aborter = new AbortController()
  setTimeout(() => aborter.abort(), ms)
  return aborter.signal
}

export function either(...signals: readonly AbortSignal[]): AbortSignal {
  const aborter = new AbortController()
  for (const signal of signals) {
    if (signal.aborted) aborter.abort()
    else signal.addEventListener('abort', () => aborter.abort(), { once: true, signal: aborter.signal })
  }
  return aborter.signal
}
