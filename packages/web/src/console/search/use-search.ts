import { useCallback, useEffect, useState } from 'react'
import { useLoad } from '../admin/use-load.ts'
import { type Failure, failureOf } from '../api/failure.ts'
import { searchApi } from './api.ts'
import type { FoundPage, Wanted } from './calls.ts'

const nothing: FoundPage = { items: [] }

/** What was found, and more of it; a new question begins anew. */
export function useSearch(wanted: Wanted | undefined) {
  const first = useLoad(useCallback(async () => (wanted ? searchApi.messages(wanted) : nothing), [wanted]))
  const [later, setLater] = useState<readonly FoundPage[]>([])
  const [more, setMore] = useState<{ busy: boolean; failure?: Failure }>({ busy: false })
  // biome-ignore lint/correctness/useExhaustiveDependencies: another first page makes the later ones meaningless
  useEffect(() => {
    setLater([])
    setMore({ busy: false })
  }, [first.data, wanted])
  const pages = first.data ? [first.data, ...later] : later
  const cursor = pages.at(-1)?.next
  const load = async () => {
    if (!wanted || cursor === undefined || more.busy) return
    setMore({ busy: true })
    try {
      const page = await searchApi.messages({ ...wanted, cursor })
      setLater((before) => (before === later ? [...before, page] : before))
      setMore({ busy: false })
    } catch (error) {
      setMore({ busy: false, failure: failureOf(error) })
    }
  }
  return {
    items: pages.flatMap((page) => page.items),
    busy: first.busy,
    failure: first.failure,
    reload: first.reload,
    more: { ...more, there: cursor !== undefined, load: () => void load() },
  }
}
