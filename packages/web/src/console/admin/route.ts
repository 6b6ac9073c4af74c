import { useSyncExternalStore } from 'react'

/** `#/system/<page>`: the pages that look after the desk instead of its customers. Empty = none is named. */
export function readPage(hash: string): string | undefined {
  const [first = '', second = ''] = hash.replace(/^#\/?/, '').split('/')
  return first === 'system' ? second : undefined
}

/** `#/system/<page>/<part>`: what of the page is open. */
export function readPart(hash: string): string | undefined {
  const [first, , part = ''] = hash.replace(/^#\/?/, '').split('/')
  return first === 'system' && /^[\w-]{1,64}$/.test(part) ? part : undefined
}

export const pathOfPage = (page: string): string => `#/system/${page}`

export function openPage(page = '', part?: string): void {
  location.hash = pathOfPage(part === undefined ? page : `${page}/${part}`)
}

export const usePage = (): string | undefined => useHash(readPage)
export const usePart = (): string | undefined => useHash(readPart)

const useHash = (read: (hash: string) => string | undefined): string | undefined =>
  useSyncExternalStore(
    (changed) => {
      addEventListener('hashchange', changed)
      return () => removeEventListener('hashchange', changed)
    },
    () => read(location.hash),
  )
