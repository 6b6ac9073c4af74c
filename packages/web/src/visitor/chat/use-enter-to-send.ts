import { useRef } from 'preact/hooks'
import {
  type Composition,
  compositionEnded,
  compositionStarted,
  enterMeans,
  noComposition,
} from '../../console/thread/reply/ime.ts'

/** Enter sends, except inside of an input method and with Shift. */
export function useEnterToSend(send: () => void) {
  const composition = useRef<Composition>(noComposition)
  return {
    onCompositionStart: () => {
      composition.current = compositionStarted
    },
    onCompositionEnd: (event: Event) => {
      composition.current = compositionEnded(event.timeStamp)
    },
    onKeyDown: (event: KeyboardEvent) => {
      const { key, shiftKey, isComposing, keyCode, timeStamp: at } = event
      if (enterMeans({ key, shiftKey, isComposing, keyCode, at }, composition.current) !== 'send') return
      event.preventDefault()
      send()
    },
  }
}
