import { useSyncExternalStore } from 'react'
import { type ListName, listNames } from '../feed/state.ts'

export type Route =
  | {
      page: 'desk'
      list: ListName
      sessionId: string | undefined
      /** The place of the message that is to be seen. */
      at?: number | undefined
    }
  | { page: 'gallery' }

/** The address of a screen, `#/pending/<session>?at=7`: a reload and the back button find the same place. */
export function readRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?')
  const [first = '', second = '', ...rest] = path.split('/')
  if (first === 'dev' && second === 'gallery') return { page: 'gallery' }
  const list = listNames.find((name) => name === first) ?? 'mine'
  const sessionId = [second, ...rest].filter(Boolean).map(decode).join('/') || undefined
  return { page: 'desk', list, sessionId, at: placeOf(new URLSearchParams(query).get('at')) }
}

const placeOf = (text: string | null) => (text !== null && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined)

function pathOf(list: ListName, sessionId?: string, at?: number): string {
  if (sessionId === undefined) return `#/${list}`
  return `#/${list}/${encodeURIComponent(sessionId)}${at === undefined ? '' : `?at=${at}`}`
}

export function go(list: ListName, sessionId?: string, at?: number): void {
  const path = pathOf(list, sessionId, at)
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
