import { useEffect, useRef } from 'react'
import { type ListView, selectLists } from '../feed/select.ts'
import type { FeedState } from '../feed/state.ts'
import { useT } from '../i18n/use-t.ts'
import { chime } from '../lib/chime.ts'
import { usePrefs } from '../lib/prefs.ts'
import { countText } from '../list/list-tabs.tsx'
import { useDesk, useFeed } from './context.ts'

/** What reaches an agent who looks elsewhere: the count in the title, a sound if wanted; and what the tab being seen means. */
export function useAttention(): void {
  const t = useT()
  const desk = useDesk()
  const { sound } = usePrefs()
  const pending = useFeed((state) => selectLists(state).pending)
  const calls = useFeed(callsOf)
  const heard = useRef<number>(undefined)

  useEffect(() => {
    document.title = titleOf(t('app.title'), pending)
    return () => {
      document.title = t('app.title')
    }
  }, [t, pending])
  useEffect(() => {
    if (sound && heard.current !== undefined && calls > heard.current) chime()
    heard.current = calls
  }, [sound, calls])
  useEffect(() => {
    const look = () => desk.watch(document.visibilityState === 'visible')
    look()
    document.addEventListener('visibilitychange', look)
    addEventListener('online', desk.networkBack)
    return () => {
      document.removeEventListener('visibilitychange', look)
      removeEventListener('online', desk.networkBack)
    }
  }, [desk])
}

const titleOf = (title: string, pending: ListView) =>
  pending.rows.length === 0 ? title : `(${countText(pending)}) ${title}`

/** Grows when somebody begins to wait or a customer writes to this agent. */
function callsOf(state: FeedState): number {
  const { pending, mine } = selectLists(state)
  return (
    pending.rows.length +
    mine.rows.reduce((sum, row) => sum + (row.lastSenderType === 'customer' ? row.messageCount : 0), 0)
  )
}
