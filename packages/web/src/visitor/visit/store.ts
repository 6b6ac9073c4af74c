import { useEffect, useState } from 'preact/hooks'

export type Store<T> = {
  get: () => T
  change: (how: (before: T) => T) => void
  watch: (hear: () => void) => () => void
}

export function createStore<T>(first: T): Store<T> {
  let now = first
  const hearers = new Set<() => void>()
  return {
    get: () => now,
    change(how) {
      const next = how(now)
      if (Object.is(next, now)) return
      now = next
      for (const hear of hearers) hear()
    },
    watch(hear) {
      hearers.add(hear)
      return () => void hearers.delete(hear)
    },
  }
}

export function useStore<T>(store: Store<T>): T {
  const [now, show] = useState(store.get)
  useEffect(() => {
    const hear = () => show(() => store.get())
    hear()
    return store.watch(hear)
  }, [store])
  return now
}
