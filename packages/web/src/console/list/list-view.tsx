import {
  CheckCircleOutlined,
  CoffeeOutlined,
  DisconnectOutlined,
  InboxOutlined,
  RobotOutlined,
} from '@ant-design/icons'
import type { SessionInfo } from '@yingda/server/domains/sessions/contract'
import { Button } from 'antd'
import type { KeyboardEvent } from 'react'
import type { ListView as List } from '../feed/select.ts'
import type { ListName } from '../feed/state.ts'
import { useT } from '../i18n/use-t.ts'
import './list.css'
import { SessionRow } from './session-row.tsx'
import { useStillRows } from './use-still-rows.ts'

type Props = {
  name: ListName
  list: List
  /** Only what came by one channel is drawn. */
  narrowed?: boolean
  me: string
  open: string | undefined
  unreadOf: (session: SessionInfo) => number
  onOpen: (sessionId: string) => void
  onRetry: () => void
  onMore: () => void
}

export function ListView({ name, list, narrowed = false, me, open, unreadOf, onOpen, onRetry, onMore }: Props) {
  const t = useT()
  const { rows, pointer } = useStillRows(list.rows, name !== 'pending')
  if (rows.length === 0) return <NoRows name={name} status={list.status} narrowed={narrowed} onRetry={onRetry} />
  const reachable = rows.some(({ sessionId }) => sessionId === open) ? open : rows[0]?.sessionId
  return (
    <ul className="rows" onKeyDown={moveFocus} {...pointer}>
      {rows.map((session) => (
        <SessionRow
          key={session.sessionId}
          session={session}
          me={me}
          unread={unreadOf(session)}
          chosen={session.sessionId === open}
          reachable={session.sessionId === reachable}
          onOpen={onOpen}
        />
      ))}
      {list.more && (
        <li className="rows-more">
          <Button type="text" size="small" onClick={onMore}>
            {t('list.more')}
          </Button>
        </li>
      )}
    </ul>
  )
}

const emptyIcons = { mine: CoffeeOutlined, pending: CheckCircleOutlined, ai: RobotOutlined, closed: InboxOutlined }

type NoRowsProps = { name: ListName; status: List['status']; narrowed: boolean; onRetry: () => void }

function NoRows({ name, status, narrowed, onRetry }: NoRowsProps) {
  const t = useT()
  if (status === 'loading') return <LoadingRows />
  if (status === 'failed') {
    return (
      <div className="pane-note" role="alert">
        <DisconnectOutlined />
        <strong>{t('list.failed')}</strong>
        <Button onClick={onRetry}>{t('app.retry')}</Button>
      </div>
    )
  }
  const Icon = emptyIcons[name]
  return (
    <div className="pane-note">
      <Icon />
      <strong>{t(narrowed ? 'list.noneOfChannel' : `list.empty.${name}`)}</strong>
      <small>{t(narrowed ? 'list.noneOfChannelHint' : `list.empty.${name}.hint`)}</small>
    </div>
  )
}

const LoadingRows = () => (
  <div className="rows-loading" aria-busy="true">
    {[0, 1, 2, 3, 4, 5].map((place) => (
      <span key={place} className="row-ghost" />
    ))}
  </div>
)

function moveFocus(event: KeyboardEvent<HTMLUListElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (step === undefined || event.altKey) return
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('button.row')]
  const at = rows.findIndex((row) => row.contains(document.activeElement))
  rows[Math.min(rows.length - 1, Math.max(0, at + step))]?.focus()
  event.preventDefault()
}
