import { PaperClipOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { Attachment } from '../../desk/attachments.ts'
import { useT } from '../../i18n/use-t.ts'
import { useNow } from '../../lib/use-now.ts'
import { NoteButton } from '../notes/note-button.tsx'
import { AttachButton } from './attach-button.tsx'
import { AttachedFiles } from './attached-files.tsx'
import { CannedPicker, cannedId, cannedListId } from './canned/canned-picker.tsx'
import { type CannedSource, useCanned } from './canned/use-canned.ts'
import { ComposerField } from './composer-field.tsx'
import { type Limits, mostCharacters, partsOf, takesFiles } from './limits.ts'
import { TextCount } from './text-count.tsx'
import { useAttached } from './use-attached.ts'
import { useDropFiles } from './use-drop-files.ts'
import { WindowMeter } from './window-meter.tsx'
import { maySend, type ReplyWindow } from './window-state.ts'
import './reply.css'

type Props = {
  customer: string
  draft: string
  onDraft: (text: string) => void
  attached?: readonly Attachment[]
  onAttached?: (files: readonly Attachment[]) => void
  onSend: (text: string, files: readonly Attachment[]) => void
  /** What the channel allows before the customer writes again. */
  window?: ReplyWindow | undefined
  /** What the channel takes. */
  limits?: Limits
  /** A touch keyboard that jumps up by itself hides the conversation. */
  takesFocus: boolean
  onNote?: () => void
  /** What a slash offers. */
  canned?: CannedSource
}

export function Composer({
  customer,
  draft,
  onDraft,
  attached = [],
  onAttached,
  onSend,
  window,
  limits,
  takesFocus,
  onNote,
  canned: source,
}: Props) {
  const t = useT()
  const [text, setText] = useState(draft)
  const files = useAttached(attached, limits, onAttached ?? (() => undefined))
  const area = useRef<HTMLTextAreaElement>(null)
  const length = Array.from(text).length
  const allowed = maySend(window, useNow(window ? 1_000 : 60_000))
  const wanted = files.files.length + partsOf(text, limits)
  const sendable = wanted > 0 && wanted <= allowed && length <= mostCharacters
  const dropping = useDropFiles(files.add)
  useEffect(() => {
    if (takesFocus) area.current?.focus({ preventScroll: true })
  }, [takesFocus])

  const change = (next: string) => {
    setText(next)
    onDraft(next)
  }
  const canned = useCanned({ source, text, onText: change, onFiles: files.add })
  const offered = canned.found[canned.place]
  const send = () => {
    if (!sendable) return
    onSend(text.trim(), files.files)
    change('')
    files.clear()
    area.current?.focus({ preventScroll: true })
  }
  return (
    <form
      className="composer"
      data-dropping={dropping || undefined}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      {window && <WindowMeter window={window} wanted={wanted} />}
      <AttachedFiles files={files.files} onRemove={files.remove} />
      <CannedPicker canned={canned} />
      <ComposerField
        area={area}
        customer={customer}
        text={text}
        onText={change}
        onEnter={send}
        onFiles={files.add}
        onKey={canned.onKey}
        chosen={canned.open ? { list: cannedListId, option: offered && cannedId(offered) } : undefined}
      />
      <div className="composer-foot">
        {takesFiles(limits) && <AttachButton limits={limits} onFiles={files.add} />}
        {onNote && <NoteButton onNote={onNote} />}
        <span className="composer-hint">{t('composer.hint')}</span>
        <TextCount text={text} limits={limits} />
        <Button type="primary" htmlType="submit" data-testid="send" disabled={!sendable}>
          {t('composer.send')}
        </Button>
      </div>
      {dropping && (
        <div className="composer-drop">
          <PaperClipOutlined />
          {t('composer.drop')}
        </div>
      )}
    </form>
  )
}
