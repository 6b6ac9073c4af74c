import { useSyncExternalStore } from 'react'
import { type ListName, listNames } from '../feed/state.ts'

export type Route = { page: 'desk'; list: ListName; sessionId: string | undefined } | { page: 'gallery' }

/** The address of a screen, `#/pending/<session>`: a reload and the back button find the same place. */
export function readRoute(hash: string): Route {
  const [first = '', second = '', ...rest] = hash.replace(/^#\/?/, '').split('/')
  if (first === 'dev' && second === 'gallery') return { page: 'gallery' }
  const list = listNames.find((name) => name === first) ?? 'mine'
  return { page: 'desk', list, sessionId: [second, ...rest].filter(Boolean).map(decode).join('/') || undefined }
}

const pathOf = (list: ListName, sessionId?: string): string =>
  sessionId === undefined ? `#/${list}` : `#/${list}/${encodeURIComponent(sessionId)}`

export function go(list: ListName, sessionId?: string): void {
  const path = pathOf(list, sessionId)
  if (location.hash !== path) location.hash = path
}

let known: { hash: string; route: Route } | undefined

export const useRoute = (): Route =>
  useSyncExternalStore(
    (changed) => {
      addEventListener('hashchange', changed)
      return () => removeEventListener('hashchange', changed)
    },
    () => {
      const { hash } = location
      if (known?.hash !== hash) known = { hash, route: readRoute(hash) }
      return known.route
    },
  )

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part // @NOTE a hand-written address with a stray % is an unknown session, nothing worse
  }
}
