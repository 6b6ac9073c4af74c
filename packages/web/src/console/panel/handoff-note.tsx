import type { SessionInfo } from '@yingda/server/domains/sessions/contract'
import { useCallback } from 'react'
import { useLoad } from '../admin/use-load.ts'
import { sessionsApi } from '../auth/auth.ts'
import { wordOf } from '../i18n/translate.ts'
import { useT } from '../i18n/use-t.ts'

/** What the bot tells who goes on: why, and what the customer wants. */
export function HandoffNote({ session: { sessionId, status, handoffReason } }: { session: SessionInfo }) {
  const isHanded = handoffReason !== undefined && (status === 'pending' || status === 'manual')
  return isHanded ? <Note key={`${sessionId} ${handoffReason}`} sessionId={sessionId} known={handoffReason} /> : null
}

function Note({ sessionId, known }: { sessionId: string; known: string }) {
  const t = useT()
  const ask = useCallback(() => sessionsApi.get(sessionId), [sessionId])
  const { handoff } = useLoad(ask).data ?? {}
  if (!handoff) return null
  return (
    <div className="panel-reason" data-testid="handoff-note">
      <h3>{t('panel.handoff')}</h3>
      {handoff.reason !== known && <p>{wordOf(t, 'handoff', handoff.reason, handoff.reason)}</p>}
      <p className="panel-summary">{handoff.summary}</p>
    </div>
  )
}
