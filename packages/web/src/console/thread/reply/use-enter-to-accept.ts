import { useEffect, useEffectEvent } from 'react'

/** Enter accepts the open conversation, unless it is meant for something that is in focus. */
export function useEnterToAccept(active: boolean, accept: () => void): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.repeat || event.isComposing || event.defaultPrevented) return
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    if (event.target instanceof Element && isForItself(event.target)) return
    event.preventDefault()
    accept()
  })
  useEffect(() => {
    if (!active) return
    addEventListener('keydown', onKeyDown)
    return () => removeEventListener('keydown', onKeyDown)
  }, [active])
}

/** The row of the conversation that is open already has nothing left to open. */
function isForItself(target: Element): boolean {
  if (target.matches('.row[aria-current]')) return false
  return target.closest('button, a, input, textarea, select, [role="dialog"], [role="menu"]') !== null
}
