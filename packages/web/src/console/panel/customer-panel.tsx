import type { SessionInfo } from '@yingda/server/domains/sessions/contract'
import type { ReactNode } from 'react'
import { useChannelName } from '../channels/use-channel-name.ts'
import { wordOf } from '../i18n/translate.ts'
import { useT } from '../i18n/use-t.ts'
import { fullTime } from '../lib/time.ts'
import { Avatar } from '../list/avatar.tsx'
import { customerName } from '../list/customer-name.ts'
import { pictureOf } from '../list/pictures.ts'
import { WaitClock } from '../list/wait-clock.tsx'
import { VipMark } from '../tags/tag-chip.tsx'
import { StatusTag } from '../thread/status-tag.tsx'
import { CopyValue } from './copy-value.tsx'
import { Fact, Facts } from './facts.tsx'
import './panel.css'

type Props = {
  session: SessionInfo | undefined
  me: string
  /** What has to be asked for, and comes after what the list knows already. */
  more?: (session: SessionInfo) => ReactNode
}

/** Who the customer is and what is known of this conversation. */
export function CustomerPanel({ session, me, more }: Props) {
  const t = useT()
  const channelName = useChannelName()
  if (!session) return <p className="pane-note">{t('panel.empty')}</p>
  const name = customerName(session)
  const { pendingSince, lastMessageTime, kfId, handoffReason, remoteStaff } = session
  return (
    <div className="panel" data-testid="customer-panel">
      <div className="panel-who">
        <Avatar name={name} size={56} channel={session} picture={pictureOf(session)} />
        <h2>
          {name} {session.isVip && <VipMark />}
        </h2>
        {session.customerRemark && <span className="panel-remark">{session.customerRemark}</span>}
        <span className="panel-channel">{channelName(session.channelId)}</span>
      </div>
      {handoffReason && (
        <div className="panel-reason">
          <h3>{t('panel.reason')}</h3>
          <p>{wordOf(t, 'handoff', handoffReason, handoffReason)}</p>
        </div>
      )}
      <Facts title={t('panel.session')}>
        <Fact name={t('panel.status')}>
          <StatusTag session={session} me={me} />
        </Fact>
        {session.manualCsId && <Fact name={t('panel.agent')}>{session.manualCsName ?? session.manualCsId}</Fact>}
        {remoteStaff && <Fact name={t('panel.remoteStaff')}>{remoteStaff}</Fact>}
        <Fact name={t('panel.messages')}>{session.messageCount}</Fact>
        <Fact name={t('panel.started')}>{timeText(session.createdAt)}</Fact>
        {lastMessageTime && <Fact name={t('panel.last')}>{timeText(lastMessageTime)}</Fact>}
        {pendingSince && session.status === 'pending' && (
          <Fact name={t('panel.waiting')}>
            <WaitClock since={pendingSince} />
          </Fact>
        )}
        <Fact name={t('panel.id')}>
          <CopyValue value={session.customerId} what={t('panel.id')} />
        </Fact>
        {kfId && (
          <Fact name={t('panel.account')}>
            <CopyValue value={kfId} what={t('panel.account')} />
          </Fact>
        )}
        <Fact name={t('panel.sessionId')}>
          <CopyValue value={session.sessionId} what={t('panel.sessionId')} />
        </Fact>
      </Facts>
      {more?.(session)}
    </div>
  )
}

const timeText = (at: string) => fullTime(Date.parse(at))
