import { Button } from 'antd'
import { type KeyboardEvent, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useT } from '../../i18n/use-t.ts'
import { type Composition, compositionEnded, compositionStarted, enterMeans, noComposition } from './ime.ts'
import './reply.css'

/** Channels cut or refuse longer texts; the counter appears before it matters. */
const limit = 2000
const nearLimit = 1800
const tallestPx = 200

type Props = {
  customer: string
  draft: string
  onDraft: (text: string) => void
  onSend: (text: string) => void
  /** A touch keyboard that jumps up by itself hides the conversation. */
  takesFocus: boolean
}

export function Composer({ customer, draft, onDraft, onSend, takesFocus }: Props) {
  const t = useT()
  const [text, setText] = useState(draft)
  const area = useRef<HTMLTextAreaElement>(null)
  const composition = useRef<Composition>(noComposition)
  const length = Array.from(text).length
  const sendable = text.trim() !== '' && length <= limit
  useAutoHeight(area, text)
  useEffect(() => {
    if (takesFocus) area.current?.focus({ preventScroll: true })
  }, [takesFocus])

  const change = (next: string) => {
    setText(next)
    onDraft(next)
  }
  const send = () => {
    if (!sendable) return
    onSend(text.trim())
    change('')
    area.current?.focus({ preventScroll: true })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const { key, shiftKey, keyCode, timeStamp: at } = event
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const press = { key, shiftKey, keyCode, at, isComposing: event.nativeEvent.isComposing }
    if (enterMeans(press, composition.current) !== 'send') return
    event.preventDefault()
    send()
  }
  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <textarea
        ref={area}
        rows={1}
        data-testid="composer"
        aria-label={t('composer.label')}
        placeholder={t('composer.placeholder', { name: customer })}
        enterKeyHint="send"
        value={text}
        onChange={(event) => change(event.target.value)}
        onKeyDown={onKeyDown}
        onCompositionStart={() => {
          composition.current = compositionStarted
        }}
        onCompositionEnd={(event) => {
          composition.current = compositionEnded(event.timeStamp)
        }}
      />
      <div className="composer-foot">
        <span className="composer-hint">{t('composer.hint')}</span>
        <Count length={length} />
        <Button type="primary" htmlType="submit" data-testid="send" disabled={!sendable}>
          {t('composer.send')}
        </Button>
      </div>
    </form>
  )
}

function Count({ length }: { length: number }) {
  const t = useT()
  if (length < nearLimit) return null
  return (
    <span className="composer-count" data-over={length > limit || undefined} role="status">
      {length > limit
        ? t('composer.tooLong', { count: length - limit })
        : t('composer.count', { count: length, limit })}
    </span>
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
