import { type RefObject, useLayoutEffect } from 'react'

/** Brings a message into view once it is there. */
export function useShown(
  scroller: RefObject<HTMLElement | null>,
  msgId: string | undefined,
  show: (element: Element) => void,
): void {
  useLayoutEffect(() => {
    const element = msgId && scroller.current?.querySelector(`[data-msg-id="${CSS.escape(msgId)}"]`)
    if (element) show(element)
  }, [scroller, msgId, show])
}
