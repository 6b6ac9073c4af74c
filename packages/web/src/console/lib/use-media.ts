import { useCallback, useSyncExternalStore } from 'react'

export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (changed: () => void) => {
      const media = matchMedia(query)
      media.addEventListener('change', changed)
      return () => media.removeEventListener('change', changed)
    },
    [query],
  )
  return useSyncExternalStore(subscribe, () => matchMedia(query).matches)
}

/** One pane at a time below this width; the same number stands in base.css. */
export const useOnePane = () => useMedia('(max-width: 767.9px)')
/** The customer panel is a drawer below this width. */
export const useNarrow = () => useMedia('(max-width: 1023.9px)')
