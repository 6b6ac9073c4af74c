import { useEffect } from 'react'
import { knownActions } from './actions.ts'
import { isPressed } from './keys.ts'

/** One listener for the keys of everything that is offered at the moment. The newest offer of a key counts. */
export function useActionKeys(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.isComposing || event.defaultPrevented) return
      const action = knownActions().findLast(({ keys }) => keys && isPressed(keys, event))
      if (!action || (!event.altKey && !event.ctrlKey && !event.metaKey && isTyping(event.target))) return
      event.preventDefault()
      action.run()
    }
    addEventListener('keydown', onKeyDown)
    return () => removeEventListener('keydown', onKeyDown)
  }, [])
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))
