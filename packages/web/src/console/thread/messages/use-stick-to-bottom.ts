import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'

/** Closer to the end than this is "at the end". */
const nearPx = 48

const isAtEnd = ({ scrollHeight, scrollTop, clientHeight }: HTMLElement) =>
  scrollHeight - scrollTop - clientHeight < nearPx

export type Newest = { key: string; own: boolean; seq: number } | undefined

type Before = { firstKey: string | undefined; height: number; seq: number; own: string | undefined }

/**
 * Keeps a conversation at its end while the reader is there, and where it is while they read further up: then new
 * messages are counted instead. Older messages that arrive above do not move what is being read.
 */
export function useStickToBottom(
  scroller: RefObject<HTMLElement | null>,
  firstKey: string | undefined,
  newest: Newest,
) {
  const atEnd = useRef(true)
  const before = useRef<Before>({ firstKey, height: 0, seq: 0, own: undefined })
  const [missed, setMissed] = useState(0)
  const [away, setAway] = useState(false)

  const toEnd = useCallback(() => {
    const element = scroller.current
    if (!element) return
    element.scrollTop = element.scrollHeight
    atEnd.current = true
    setMissed(0)
    setAway(false)
  }, [scroller])

  /** The reader wants to see this one, in the middle. */
  const show = useCallback(
    (wanted: Element) => {
      const element = scroller.current
      if (!element) return
      const { top, height } = wanted.getBoundingClientRect()
      element.scrollTop += top - element.getBoundingClientRect().top - (element.clientHeight - height) / 2
      atEnd.current = isAtEnd(element)
      setAway(!atEnd.current)
    },
    [scroller],
  )

  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    const last = before.current
    const grewAbove = last.firstKey !== undefined && firstKey !== last.firstKey
    const own = newest?.own ? newest.key : last.own
    if (own !== last.own || atEnd.current) toEnd()
    else if (grewAbove) element.scrollTop += element.scrollHeight - last.height
    else if (newest && last.seq > 0 && newest.seq > last.seq) setMissed((count) => count + newest.seq - last.seq)
    before.current = { firstKey, height: element.scrollHeight, seq: newest?.seq ?? last.seq, own }
  }, [scroller, firstKey, newest, toEnd])

  // A keyboard that opens, a composer that grows and an image that loads change the height without a new message.
  useEffect(() => {
    const element = scroller.current
    const content = element?.firstElementChild
    if (!element || !content) return
    const observer = new ResizeObserver(() => atEnd.current && toEnd())
    observer.observe(element)
    observer.observe(content)
    return () => observer.disconnect()
  }, [scroller, toEnd])

  const onScroll = () => {
    const element = scroller.current
    if (!element) return
    atEnd.current = isAtEnd(element)
    setAway(!atEnd.current)
    if (atEnd.current) setMissed(0)
  }
  return { onScroll, toEnd, show, missed, away }
}
