import { createContext, useContext } from 'react'
import type { FeedState } from '../feed/state.ts'
import { useStore } from '../feed/store.ts'
import type { Desk } from './desk.ts'

export const DeskContext = createContext<Desk | undefined>(undefined)

export function useDesk(): Desk {
  const desk = useContext(DeskContext)
  if (!desk) throw new Error('used outside of a signed-in desk')
  return desk
}

export const useFeed = <T>(select: (state: FeedState) => T): T => useStore(useDesk().store, select)
