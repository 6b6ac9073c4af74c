import { type ClipboardEvent, type KeyboardEvent, type RefObject, useLayoutEffect, useRef } from 'react'
import { useT } from '../../i18n/use-t.ts'
import { type Composition, compositionEnded, compositionStarted, enterMeans, isComposed, noComposition } from './ime.ts'

const tallestPx = 200

type Props = {
  area: RefObject<HTMLTextAreaElement | null>
  customer: string
  text: string
  onText: (text: string) => void
  onEnter: () => void
  onFiles: (files: readonly File[]) => void
  /** Is asked first, except while an input method is at work; says whether the key was meant for it. */
  onKey: (key: string) => boolean
  /** What a list above the field has chosen: its id and that of the list. */
  chosen: { list: string; option: string | undefined } | undefined
}

/** Where the reply is written. Enter sends it, unless an input method means something else by it. */
export function ComposerField({ area, customer, text, onText, onEnter, onFiles, onKey, chosen }: Props) {
  const t = useT()
  const composition = useRef<Composition>(noComposition)
  useAutoHeight(area, text)
  const onKeyDown = (event: KeyboardEvent) => {
    const { key, shiftKey, keyCode, timeStamp: at } = event
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const press = { key, shiftKey, keyCode, at, isComposing: event.nativeEvent.isComposing }
    if (!shiftKey && !isComposed(press, composition.current) && onKey(key)) return event.preventDefault()
    if (enterMeans(press, composition.current) !== 'send') return
    event.preventDefault()
    onEnter()
  }
  const onPaste = (event: ClipboardEvent) => {
    const pasted = [...event.clipboardData.files]
    // A copied table brings a picture of itself along; its text is meant.
    if (pasted.length === 0 || event.clipboardData.types.includes('text/plain')) return
    event.preventDefault()
    onFiles(pasted)
  }
  return (
    <textarea
      ref={area}
      rows={1}
      data-testid="composer"
      aria-label={t('composer.label')}
      placeholder={t('composer.placeholder', { name: customer })}
      enterKeyHint="send"
      aria-controls={chosen?.list}
      aria-activedescendant={chosen?.option}
      value={text}
      onChange={(event) => onText(event.target.value)}
      onKeyDown={onKeyDown}
      onPaste={onPaste}
      onCompositionStart={() => {
        composition.current = compositionStarted
      }}
      onCompositionEnd={(event) => {
        composition.current = compositionEnded(event.timeStamp)
      }}
    />
  )
}

function useAutoHeight(area: RefObject<HTMLTextAreaElement | null>, text: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text is what changes the height
  useLayoutEffect(() => {
    if (!area.current) return
    area.current.style.height = 'auto'
    area.current.style.height = `${Math.min(area.current.scrollHeight, tallestPx)}px`
  }, [area, text])
}
