import { useSyncExternalStore } from 'react'

export const systemTabs = ['doctor', 'directory'] as const
export type SystemTab = (typeof systemTabs)[number]

/** `#/system/<tab>`: the pages that look after the desk instead of its customers. */
export function readSystemTab(hash: string): SystemTab | undefined {
  const [first = '', second = ''] = hash.replace(/^#\/?/, '').split('/')
  if (first !== 'system') return undefined
  return systemTabs.find((tab) => tab === second) ?? 'doctor'
}

export const systemPath = (tab: SystemTab): string => `#/system/${tab}`

export function openSystem(tab: SystemTab = 'doctor'): void {
  location.hash = systemPath(tab)
}

export const useSystemTab = (): SystemTab | undefined =>
  useSyncExternalStore(
    (changed) => {
      addEventListener('hashchange', changed)
      return () => removeEventListener('hashchange', changed)
    },
    () => readSystemTab(location.hash),
  )
