import type { SessionInfo } from '@yingda/server/domains/sessions/contract'
import type { ReactNode } from 'react'
import { useT } from '../../i18n/use-t.ts'
import { NoteButton } from '../notes/note-button.tsx'
import './reply.css'

type Props = { session: SessionInfo; action?: ReactNode; onNote?: () => void }

/** Stands where the composer would, and says why it is not there. */
export function ReadOnlyBar({ session, action, onNote }: Props) {
  const t = useT()
  const { status, manualCsName, manualCsId } = session
  const words =
    status === 'manual'
      ? t('thread.readOnly.other', { name: manualCsName ?? manualCsId ?? t('sender.agent') })
      : t(`thread.readOnly.${status}`)
  return (
    <div className="read-only" data-testid="read-only" data-status={status}>
      <span>{words}</span>
      {action ?? (status === 'pending' && <kbd className="keycap">{t('thread.acceptHint')}</kbd>)}
      {onNote && <NoteButton onNote={onNote} />}
    </div>
  )
}
