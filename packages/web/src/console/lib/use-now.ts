import { useCallback, useSyncExternalStore } from 'react'
import { serverNow } from './server-clock.ts'

type Ticker = { now: number; timer: ReturnType<typeof setInterval>; listeners: Set<() => void> }
const tickers = new Map<number, Ticker>()

/** The desk's time, drawn again every `everyMs`. All who ask for the same pace share one timer. */
export function useNow(everyMs: number): number {
  const subscribe = useCallback((listener: () => void) => join(everyMs, listener), [everyMs])
  return useSyncExternalStore(subscribe, () => tickers.get(everyMs)?.now ?? rounded(everyMs))
}

function join(everyMs: number, listener: () => void): () => void {
  const ticker = tickers.get(everyMs) ?? begin(everyMs)
  ticker.listeners.add(listener)
  return () => {
    ticker.listeners.delete(listener)
    if (ticker.listeners.size > 0) return
    clearInterval(ticker.timer)
    tickers.delete(everyMs)
  }
}

function begin(everyMs: number): Ticker {
  const ticker: Ticker = {
    now: rounded(everyMs),
    listeners: new Set(),
    timer: setInterval(() => {
      ticker.now = rounded(everyMs)
      for (const listener of [...ticker.listeners]) listener()
    }, everyMs),
  }
  tickers.set(everyMs, ticker)
  return ticker
}

// Rounded, so that a component asking before its timer runs gets the same answer twice.
const rounded = (everyMs: number) => Math.floor(serverNow() / Math.min(everyMs, 1000)) * Math.min(everyMs, 1000)
