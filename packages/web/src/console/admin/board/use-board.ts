import { useCallback, useEffect, useEffectEvent } from 'react'
import { useFeed } from '../../desk/context.ts'
import { boardApi } from '../http.ts'
import { useLoad } from '../use-load.ts'

/** Sessions move many times a second; a board is read at most so often. */
const paceMs = 1_500

/** All three answers, asked for anew when the feed tells of something. */
export function useBoard() {
  const sessions = useFeed((state) => state.sessions)
  const agents = useFeed((state) => state.topics.agents)
  const loaded = useLoad(
    useCallback(async () => {
      const [people, queue, stats] = await Promise.all([boardApi.agents(), boardApi.queue(), boardApi.stats()])
      return { people, queue, stats }
    }, []),
  )
  const reload = useEffectEvent(loaded.reload)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the feed told is the reason to ask
  useEffect(() => {
    const timer = setTimeout(reload, paceMs)
    return () => clearTimeout(timer)
  }, [sessions, agents])
  return loaded
}
