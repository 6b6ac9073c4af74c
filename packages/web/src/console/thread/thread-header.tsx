import { ArrowLeftOutlined, IdcardOutlined } from '@ant-design/icons'
import type { SessionInfo } from '@yingda/server/domains/sessions/contract'
import { Button, Popconfirm } from 'antd'
import type { ReactNode } from 'react'
import { useChannelName } from '../channels/use-channel-name.ts'
import { listOf } from '../feed/state.ts'
import { useT } from '../i18n/use-t.ts'
import { Avatar } from '../list/avatar.tsx'
import { customerName } from '../list/customer-name.ts'
import { pictureOf } from '../list/pictures.ts'
import { WaitClock } from '../list/wait-clock.tsx'
import { TagChips, VipMark } from '../tags/tag-chip.tsx'
import { StatusTag } from './status-tag.tsx'
import './thread.css'

type Props = {
  session: SessionInfo
  me: string
  closing: boolean
  panelOpen: boolean
  accept: ReactNode
  /** What else can be done with the conversation. */
  menu?: ReactNode
  onClose: () => void
  onBack?: (() => void) | undefined
  onPanel: () => void
}

export function ThreadHeader(props: Props) {
  const { session, me, onBack } = props
  const t = useT()
  const channelName = useChannelName()
  const name = customerName(session)
  const list = listOf(session, me)
  return (
    <header className="thread-header">
      {onBack && (
        <Button
          type="text"
          icon={<ArrowLeftOutlined />}
          data-testid="back"
          aria-label={t('thread.back')}
          onClick={onBack}
        />
      )}
      <Avatar name={name} size={32} picture={pictureOf(session)} />
      <div className="thread-who">
        <h1>{name}</h1>
        <span className="thread-facts">
          <StatusTag session={session} me={me} />
          {list === 'pending' && <WaitClock since={session.pendingSince ?? session.createdAt} />}
          <span className="thread-channel">{channelName(session.channelId)}</span>
          {session.isVip && <VipMark />}
          <TagChips tagIds={session.customerTagIds} most={3} />
          <TagChips tagIds={session.tagIds} most={3} />
        </span>
      </div>
      {props.accept}
      {props.menu}
      {(list === 'pending' || list === 'mine') && (
        <CloseButton name={name} closing={props.closing} onClose={props.onClose} />
      )}
      <Button
        type="text"
        icon={<IdcardOutlined />}
        data-testid="panel-toggle"
        aria-label={t('thread.panel')}
        title={t('thread.panel')}
        aria-pressed={props.panelOpen}
        onClick={props.onPanel}
      />
    </header>
  )
}

function CloseButton({ name, closing, onClose }: { name: string; closing: boolean; onClose: () => void }) {
  const t = useT()
  return (
    <Popconfirm
      title={t('thread.closeAsk', { name })}
      description={t('thread.closeHint')}
      placement="bottomRight"
      okText={t('thread.closeYes')}
      cancelText={t('thread.closeNo')}
      okButtonProps={{ danger: true, 'data-testid': 'close-confirm' }}
      onConfirm={onClose}
    >
      <Button data-testid="close" loading={closing} aria-label={t('thread.close')}>
        {t('thread.closeYes')}
      </Button>
    </Popconfirm>
  )
}
