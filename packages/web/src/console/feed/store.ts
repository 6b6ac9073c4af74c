import { useSyncExternalStore } from 'react'

export type Store<T> = {
  get(): T
  /** Changes the state by a pure function; listeners hear of it only when something did change. */
  change(to: (state: T) => T): void
  subscribe(listener: () => void): () => void
}

/** `pace` may hold listeners back; the state itself is always the newest. */
export function createStore<T>(initial: T, pace: (tell: () => void) => () => void = (tell) => tell): Store<T> {
  let state = initial
  const listeners = new Set<() => void>()
  const tell = pace(() => {
    for (const listener of [...listeners]) listener()
  })
  return {
    get: () => state,
    change: (to) => {
      const next = to(state)
      if (next === state) return
      state = next
      tell()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** Reads a part of a store. The selector gives the same object for the same state, or React would draw without end. */
export const useStore = <T, Part>(store: Store<T>, select: (state: T) => Part): Part =>
  useSyncExternalStore(store.subscribe, () => select(store.get()))
