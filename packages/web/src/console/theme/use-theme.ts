import { useLayoutEffect } from 'react'
import { usePrefs } from '../lib/prefs.ts'
import { useMedia } from '../lib/use-media.ts'
import { type Colours, cssVariables, dark, light } from './tokens.ts'

/** Which colours hold now: the person's choice, else the system's. */
export function useTheme(): { mode: 'light' | 'dark'; colours: Colours } {
  const { theme } = usePrefs()
  const systemDark = useMedia('(prefers-color-scheme: dark)')
  const mode = theme === 'auto' ? (systemDark ? 'dark' : 'light') : theme
  const colours = mode === 'dark' ? dark : light
  useLayoutEffect(() => {
    const root = document.documentElement
    for (const [name, value] of cssVariables(colours)) root.style.setProperty(name, value)
    root.style.colorScheme = mode
    root.dataset.theme = mode
  }, [colours, mode])
  return { mode, colours }
}
