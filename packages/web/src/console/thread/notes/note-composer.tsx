import { Button, Mentions } from 'antd'
import { useCallback, useState } from 'react'
import { Complaint } from '../../account/complaint.tsx'
import { useAttempt } from '../../account/use-attempt.ts'
import { useLoad } from '../../admin/use-load.ts'
import { agentsApi } from '../../auth/auth.ts'
import { useDesk } from '../../desk/context.ts'
import { useT } from '../../i18n/use-t.ts'
import { mentionedIn } from './mentioned-in.ts'
import './notes.css'

/** A line among colleagues: yellow wherever it is, so that nobody takes it for a reply. */
export function NoteComposer({ sessionId, onDone }: { sessionId: string; onDone: () => void }) {
  const t = useT()
  const desk = useDesk()
  const [text, setText] = useState('')
  const { busy, failure, attempt } = useAttempt()
  const { data: colleagues = [] } = useLoad(useCallback(() => agentsApi.colleagues(), []))
  const leave = () =>
    void attempt(async () => {
      if (text.trim() === '') return
      await desk.note(sessionId, text.trim(), mentionedIn(text, colleagues))
      setText('')
      onDone()
    })
  return (
    <form
      className="composer note-composer"
      onSubmit={(event) => {
        event.preventDefault()
        leave()
      }}
    >
      <Mentions
        autoFocus
        variant="borderless"
        autoSize={{ minRows: 2, maxRows: 8 }}
        placement="top"
        value={text}
        maxLength={5_000}
        placeholder={t('note.placeholder')}
        aria-label={t('note.label')}
        data-testid="note-text"
        options={colleagues.map(({ user_id, name }) => ({ key: user_id, value: name, label: name }))}
        onChange={(next) => {
          setText(next)
          desk.typing.tell(sessionId)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) leave()
          if (event.key === 'Escape') onDone()
        }}
      />
      <Complaint failure={failure} />
      <div className="composer-foot">
        <span className="composer-hint">{t('note.hint')}</span>
        <Button onClick={onDone}>{t('note.cancel')}</Button>
        <Button type="primary" htmlType="submit" loading={busy} disabled={text.trim() === ''} data-testid="note-leave">
          {t('note.leave')}
        </Button>
      </div>
    </form>
  )
}
