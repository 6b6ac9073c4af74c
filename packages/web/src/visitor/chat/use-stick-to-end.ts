import type { RefObject } from 'preact'
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'

/** Closer to the end than this is "at the end". */
const nearPx = 64

type Ends = { first: string | undefined; last: string | undefined; isOwn: boolean }

/**
 * Stays at the end of a conversation while the reader is there, and where the reader is while they read further up. An own
 * message always goes to the end; older messages that arrive above move nothing.
 */
export function useStickToEnd(scroller: RefObject<HTMLElement>, { first, last, isOwn }: Ends) {
  const atEnd = useRef(true)
  const top = useRef(0)
  const before = useRef({ first, last, height: 0 })
  const [isAway, setAway] = useState(false)
  const [missed, setMissed] = useState(false)

  const toEnd = useCallback(() => {
    const element = scroller.current
    if (!element) return
    element.scrollTop = element.scrollHeight
    atEnd.current = true
    setAway(false)
    setMissed(false)
  }, [scroller])

  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    const was = before.current
    const isNew = last !== was.last
    if (atEnd.current || (isNew && isOwn)) toEnd()
    else if (first !== was.first) element.scrollTop += element.scrollHeight - was.height
    else if (isNew) setMissed(true)
    before.current = { first, last, height: element.scrollHeight }
  }, [scroller, first, last, isOwn, toEnd])

  // Words that come, a picture that loads and a keyboard that opens change the height without a new line.
  useEffect(() => {
    const element = scroller.current
    const content = element?.firstElementChild
    if (!element || !content) return
    const observer = new ResizeObserver(() => {
      if (atEnd.current) element.scrollTop = element.scrollHeight
      before.current.height = element.scrollHeight
    })
    observer.observe(element)
    observer.observe(content)
    return () => observer.disconnect()
  }, [scroller])

  // Only the reader moves up. Content that grew below, before it was followed, is no reason to stay behind.
  const onScroll = () => {
    const element = scroller.current
    if (!element) return
    const { scrollTop, scrollHeight, clientHeight } = element
    const isNear = scrollHeight - scrollTop - clientHeight < nearPx
    if (isNear || scrollTop < top.current) atEnd.current = isNear
    top.current = scrollTop
    setAway(!atEnd.current)
    if (atEnd.current) setMissed(false)
  }
  return { isAway, missed, toEnd, onScroll }
}
