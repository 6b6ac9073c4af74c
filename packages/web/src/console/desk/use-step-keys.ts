import { useEffect, useEffectEvent } from 'react'
import { selectLists } from '../feed/select.ts'
import type { ListName } from '../feed/state.ts'
import { useDesk } from './context.ts'
import { go } from './route.ts'

/** Alt+J and Alt+K open the next and the previous conversation, also from within the composer. */
export function useStepKeys(list: ListName, open: string | undefined): void {
  const desk = useDesk()
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (!event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return
    // By place on the keyboard: with Alt held, a Mac types another letter.
    const step = event.code === 'KeyJ' ? 1 : event.code === 'KeyK' ? -1 : 0
    if (step === 0) return
    event.preventDefault()
    const ids = selectLists(desk.store.get())[list].rows.map(({ sessionId }) => sessionId)
    const next = ids[nextPlace(open === undefined ? -1 : ids.indexOf(open), step, ids.length)]
    if (next === undefined) return
    go(list, next)
    document.querySelector(`[data-session-id="${CSS.escape(next)}"]`)?.scrollIntoView({ block: 'nearest' })
  })
  useEffect(() => {
    addEventListener('keydown', onKeyDown)
    return () => removeEventListener('keydown', onKeyDown)
  }, [])
}

/** From nowhere, both directions begin at the first row; the ends do not wrap. */
function nextPlace(at: number, step: number, count: number): number {
  return at < 0 ? 0 : Math.min(count - 1, Math.max(0, at + step))
}
