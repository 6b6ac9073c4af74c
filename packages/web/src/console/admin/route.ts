import { useSyncExternalStore } from 'react'

/** `#/system/<page>`: the pages that look after the desk instead of its customers. Empty = none is named. */
export function readPage(hash: string): string | undefined {
  const [first = '', second = ''] = hash.replace(/^#\/?/, '').split('/')
  return first === 'system' ? second : undefined
}

export const pathOfPage = (page: string): string => `#/system/${page}`

export function openPage(page = ''): void {
  location.hash = pathOfPage(page)
}

export const usePage = (): string | undefined =>
  useSyncExternalStore(
    (changed) => {
      addEventListener('hashchange', changed)
      return () => removeEventListener('hashchange', changed)
    },
    () => readPage(location.hash),
  )
