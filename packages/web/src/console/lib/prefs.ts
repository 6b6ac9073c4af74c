import { isRecord } from '../api/guards.ts'
import { createStore, useStore } from '../feed/store.ts'
import type { Locale } from '../i18n/translate.ts'
import { parseJson } from './json.ts'
import { browserMemory } from './storage.ts'

export type Theme = 'auto' | 'light' | 'dark'
export type Prefs = { locale: Locale; theme: Theme; sound: boolean; panel: boolean }

const key = 'yingda.console.prefs'
const store = createStore<Prefs>(read(browserMemory.read(key)))

export const usePrefs = (): Prefs => useStore(store, (prefs) => prefs)

export function changePrefs(change: Partial<Prefs>): void {
  store.change((prefs) => ({ ...prefs, ...change }))
  browserMemory.write(key, JSON.stringify(store.get()))
}

function read(text: string | undefined): Prefs {
  const stored = text === undefined ? {} : parseJson(text)
  const { locale, theme, sound, panel } = isRecord(stored) ? stored : {}
  return {
    locale: locale === 'en' ? 'en' : 'zh-CN',
    theme: theme === 'light' || theme === 'dark' ? theme : 'auto',
    sound: sound === true,
    panel: panel !== false,
  }
}
