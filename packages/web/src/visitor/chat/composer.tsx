/** @jsxImportSource preact */
import { useRef, useState } from 'preact/hooks'
import { fileSize } from '../../console/lib/file-size.ts'
import { sentenceOf, useT } from '../i18n/use-t.ts'
import { Icon, StopIcon } from '../parts/icons.tsx'
import { isBusy, type Visit } from '../visit/state.ts'
import type { OpenVisit } from '../visit/visit.ts'
import { biggestFileBytes, filesOf } from './files-of.ts'
import { useEnterToSend } from './use-enter-to-send.ts'
import { useGrow } from './use-grow.ts'

const longestText = 4_000

export function Composer({ visit, now }: { visit: OpenVisit; now: Visit }) {
  const t = useT()
  const [text, setText] = useState('')
  const [isTooLarge, setTooLarge] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  const picker = useRef<HTMLInputElement>(null)
  const busy = isBusy(now)
  const withPerson = now.status === 'agent' || now.status === 'queued'
  useGrow(field, text)

  const send = () => {
    if (text.trim() === '' || busy) return
    visit.say(text)
    setText('')
    field.current?.focus()
  }
  const sendFiles = (files: readonly File[]) => {
    const small = files.filter(({ size }) => size <= biggestFileBytes)
    setTooLarge(small.length < files.length)
    for (const file of small) visit.sendFile(file)
  }
  const dismiss = () => {
    setTooLarge(false)
    visit.dismiss()
  }
  const keys = useEnterToSend(send)
  const complaint = isTooLarge
    ? t('failure.fileTooLarge', { size: fileSize(biggestFileBytes) })
    : now.notice && sentenceOf(t, now.notice)

  return (
    <footer class="composer">
      <div class="column">
        {complaint ? (
          <p class="complaint" role="alert" data-testid="complaint">
            {complaint}
            <button type="button" class="icon-button" aria-label={t('close')} onClick={dismiss}>
              <Icon name="close" />
            </button>
          </p>
        ) : null}
        <form
          class="composer-box"
          onSubmit={(event) => {
            event.preventDefault()
            send()
          }}
        >
          <input
            ref={picker}
            type="file"
            multiple
            hidden
            data-testid="file-picker"
            onChange={({ currentTarget }) => {
              sendFiles([...(currentTarget.files ?? [])])
              currentTarget.value = ''
            }}
          />
          <button
            type="button"
            class="icon-button"
            aria-label={t('composer.attach')}
            title={t('composer.attach')}
            onClick={() => picker.current?.click()}
          >
            <Icon name="attach" />
          </button>
          <textarea
            ref={field}
            rows={1}
            value={text}
            maxLength={longestText}
            enterkeyhint="send"
            placeholder={t('composer.placeholder')}
            aria-label={t('composer.label')}
            title={t('composer.keys')}
            data-testid="composer"
            onInput={({ currentTarget }) => {
              setText(currentTarget.value)
              if (currentTarget.value !== '') visit.typing()
            }}
            onPaste={(event) => {
              const files = filesOf(event.clipboardData)
              if (files.length === 0) return
              event.preventDefault()
              sendFiles(files)
            }}
            {...keys}
          />
          {busy && !withPerson ? (
            <button type="button" class="round" aria-label={t('composer.stop')} data-testid="stop" onClick={visit.stop}>
              <StopIcon />
            </button>
          ) : (
            <button
              type="submit"
              class="round"
              aria-label={t('composer.send')}
              data-testid="send"
              disabled={text.trim() === '' || busy}
            >
              <Icon name="send" />
            </button>
          )}
        </form>
      </div>
    </footer>
  )
}
