import { useEffect } from 'react'
import { useMay } from '../auth/roles.ts'
import { useFeed } from '../desk/context.ts'
import { tagsApi } from './api.ts'
import { tagsLoaded } from './known-tags.ts'

/** Reads the list of tags once, and again when the feed tells that it has changed. */
export function TagKeeper() {
  const serves = useMay('sessions.serve')
  const changes = useFeed((state) => `${state.reloads} ${state.topics.tags ?? 0}`)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the feed tells is the reason to ask
  useEffect(() => {
    if (!serves) return
    let newest = true
    tagsApi.list().then(
      (tags) => newest && tagsLoaded(tags),
      () => undefined, // @NOTE without the list no tags are drawn, and the next change asks again
    )
    return () => {
      newest = false
    }
  }, [serves, changes])
  return null
}
