import { useEffect, useEffectEvent } from 'react'
import { createStore, useStore } from '../../feed/store.ts'
import type { Keys } from './keys.ts'

/** Something a person can do here and now: in the palette, in the sheet of keys, and by its keys. */
export type Action = {
  id: string
  label: string
  keys?: Keys | undefined
  run: () => void
}

const store = createStore<readonly Action[]>([])

export const useKnownActions = (): readonly Action[] => useStore(store, (actions) => actions)

export const knownActions = (): readonly Action[] => store.get()

/** Offers these for as long as the component is on the screen and `active`. */
export function useActions(actions: readonly Action[], active = true): void {
  const run = useEffectEvent((id: string) => actions.find((action) => action.id === id)?.run())
  const signature = active ? actions.map(({ id, label }) => `${id} ${label}`).join('\n') : ''
  const offered = useEffectEvent(() => actions.map((action) => ({ ...action, run: () => run(action.id) })))
  useEffect(() => {
    if (signature === '') return
    const mine = offered()
    store.change((known) => [...known, ...mine])
    return () => store.change((known) => known.filter((action) => !mine.includes(action)))
  }, [signature])
}
