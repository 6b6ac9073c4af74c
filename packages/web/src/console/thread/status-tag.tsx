import type { SessionInfo } from '@yingda/server/domains/sessions/contract'
import { useT } from '../i18n/use-t.ts'

/** Where a conversation stands, in one word. */
export function StatusTag({ session, me }: { session: SessionInfo; me: string }) {
  const t = useT()
  const { status, manualCsId, manualCsName } = session
  const other = status === 'manual' && manualCsId !== undefined && manualCsId !== me
  return (
    <span className="status-tag" data-status={status} data-testid="session-status">
      {other ? t('session.manualBy', { name: manualCsName ?? manualCsId }) : t(`session.${status}`)}
    </span>
  )
}
