import type { SessionInfo } from '@yingda/server/domains/sessions/contract'
import { memo } from 'react'
import { activityAt } from '../feed/select.ts'
import { type Translate, wordOf } from '../i18n/translate.ts'
import { useT } from '../i18n/use-t.ts'
import { TagChips, VipMark } from '../tags/tag-chip.tsx'
import { Avatar } from './avatar.tsx'
import { customerName } from './customer-name.ts'
import { pictureOf } from './pictures.ts'
import { WaitClock } from './wait-clock.tsx'
import { When } from './when.tsx'

type Props = {
  session: SessionInfo
  me: string
  unread: number
  chosen: boolean
  /** The row the Tab key stops at. */
  reachable: boolean
  onOpen: (sessionId: string) => void
}

export const SessionRow = memo(function SessionRow({ session, me, unread, chosen, reachable, onOpen }: Props) {
  const t = useT()
  const waiting = session.status === 'pending'
  return (
    <li>
      <button
        type="button"
        className="row"
        data-testid="session-row"
        data-session-id={session.sessionId}
        data-unread={unread === 0 ? undefined : unread}
        aria-current={chosen || undefined}
        tabIndex={reachable ? 0 : -1}
        onClick={() => onOpen(session.sessionId)}
      >
        <Avatar name={customerName(session)} channel={session} picture={pictureOf(session)} />
        <span className="row-head">
          <span className="row-name">{customerName(session)}</span>
          {session.isVip && <VipMark />}
          {waiting ? (
            <WaitClock since={session.pendingSince ?? session.createdAt} />
          ) : (
            <When at={activityAt(session)} />
          )}
        </span>
        <span className="row-tail">
          <span className="row-last">
            <LastMark t={t} session={session} me={me} />
            {session.lastMessage || t(session.messageCount > 0 ? 'row.recalled' : 'row.noMessage')}
          </span>
          <Unread t={t} unread={unread} />
        </span>
        {(session.tagIds || session.customerTagIds) && (
          <span className="row-tags">
            <TagChips tagIds={session.customerTagIds} most={3} />
            <TagChips tagIds={session.tagIds} most={3} />
          </span>
        )}
        {waiting && session.handoffReason && (
          <span className="row-reason">{wordOf(t, 'handoff', session.handoffReason, session.handoffReason)}</span>
        )}
      </button>
    </li>
  )
})

/** Who spoke last, when it was not the customer. */
function LastMark({ t, session, me }: { t: Translate; session: SessionInfo; me: string }) {
  if (session.lastSenderType === 'ai') return <span className="row-mark row-mark-ai">{t('row.ai')}</span>
  if (session.lastSenderType !== 'manual') return null
  const { manualCsId, manualCsName } = session
  const own = manualCsId === undefined || manualCsId === me
  return <span className="row-mark">{own ? t('row.me') : t('row.agent', { name: manualCsName ?? manualCsId })}</span>
}

function Unread({ t, unread }: { t: Translate; unread: number }) {
  if (unread === 0) return null
  return (
    <span className="unread" role="img" aria-label={t('row.unread', { count: unread })}>
      {unread > 99 ? '99+' : unread}
    </span>
  )
}
