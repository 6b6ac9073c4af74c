import type { DirectoryRun, DirectorySyncProgress } from '@yingda/server/domains/directory/contract'
import { useEffect, useState } from 'react'
import { type Failure, failureOf } from '../../api/failure.ts'
import { agentsApi } from '../../auth/auth.ts'
import { useFeed } from '../../desk/context.ts'
import { directoryApi } from '../http.ts'
import { type Loaded, useLoad } from '../use-load.ts'
import { runningNow } from './progress.ts'
import { watchProgress } from './progress-socket.ts'

export const syncRunsCode = 40900

export type Sync = {
  runs: Loaded<DirectoryRun[]>
  running: DirectorySyncProgress | undefined
  /** The newest run that is over. */
  ended: string | undefined
  /** Begins a sync; answers why it did not begin. */
  start: () => Promise<Failure | undefined>
}

/** The runs as they were read, and the one that runs as the feed tells it. */
export function useSync(): Sync {
  const runs = useLoad(directoryApi.runs)
  const me = useFeed((state) => state.me)
  const [told, setTold] = useState<DirectorySyncProgress>()
  const { reload } = runs
  useEffect(
    () =>
      watchProgress({
        address: async () => {
          const ticket = encodeURIComponent(await agentsApi.ticket())
          return `${location.origin.replace(/^http/, 'ws')}/ws/cs/${encodeURIComponent(me)}?ticket=${ticket}`
        },
        onProgress: (progress) => {
          setTold(progress)
          if (progress.status !== 'running') reload()
        },
        onReady: reload,
      }),
    [me, reload],
  )
  const running = runningNow(told, runs.data?.[0])
  return {
    runs,
    running,
    ended: runs.data?.find(({ status }) => status !== 'running')?.id,
    start: async () => {
      try {
        await directoryApi.sync()
        return undefined
      } catch (error) {
        return failureOf(error)
      } finally {
        reload()
      }
    },
  }
}
