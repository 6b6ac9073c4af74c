/** What goes between this page and the loader around it; the loader's half is in `widget/`. */
type Greeting = { yingda: 'hello' } | { yingda: 'shown' } | { yingda: 'hidden' }

/** As much of a window as this needs. */
type Framed = EventTarget & { readonly parent: { postMessage: (message: unknown, targetOrigin: string) => void } }

export type Bridge = ReturnType<typeof openBridge>

/**
 * Speaks to the page that shows this one in a frame, once that page has greeted. Which pages may do so is settled before: the
 * browser shows this page only inside of origins that its `frame-ancestors` name. Nothing of the conversation is told.
 */
export function openBridge(own: Framed) {
  let origin: string | undefined
  let isHidden = false
  let unread = 0
  const tell = (message: { yingda: 'ready' | 'close' } | { yingda: 'unread'; count: number }) => {
    if (origin !== undefined) own.parent.postMessage(message, origin)
  }
  const onMessage = (event: Event) => {
    if (!isMessage(event) || event.source !== own.parent || !isGreeting(event.data)) return
    if (origin !== undefined && origin !== event.origin) return
    if (event.data.yingda === 'hello') {
      origin = event.origin
      tell({ yingda: 'ready' })
    }
    isHidden = event.data.yingda === 'hidden'
    if (isHidden) return
    unread = 0
    tell({ yingda: 'unread', count: 0 })
  }
  own.addEventListener('message', onMessage)
  own.parent.postMessage({ yingda: 'here' }, '*') // says nothing but that somebody listens
  return {
    add(count: number) {
      if (!isHidden) return
      unread += count
      tell({ yingda: 'unread', count: unread })
    },
    close: () => tell({ yingda: 'close' }),
  }
}

function isGreeting(data: unknown): data is Greeting {
  if (typeof data !== 'object' || data === null) return false
  return ['hello', 'shown', 'hidden'].includes(Reflect.get(data, 'yingda'))
}

const isMessage = (event: Event): event is MessageEvent<unknown> => 'data' in event && 'origin' in event
