import type { SessionInfo } from '@yingda/server/domains/sessions/contract'
import { useEffect, useRef } from 'react'
import { type ListName, listOf } from '../feed/state.ts'
import { useFeed } from './context.ts'
import { go } from './route.ts'

/** When the open conversation becomes one's own, the list goes with it; when it is taken or closed, nobody is moved. */
export function useListFollows(list: ListName, session: SessionInfo | undefined): void {
  const me = useFeed((state) => state.me)
  const at = session && listOf(session, me)
  const before = useRef<{ sessionId: string; at: ListName | undefined }>(undefined)
  useEffect(() => {
    if (!session) return
    const { sessionId } = session
    const moved = before.current?.sessionId === sessionId && before.current.at !== at
    before.current = { sessionId, at }
    if (moved && at === 'mine' && list !== 'mine') go('mine', sessionId)
  }, [session, at, list])
}
