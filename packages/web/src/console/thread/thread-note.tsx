import { CommentOutlined, DisconnectOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { go } from '../desk/route.ts'
import type { ListView } from '../feed/select.ts'
import { useT } from '../i18n/use-t.ts'
import { countText } from '../list/list-tabs.tsx'
import { WaitClock } from '../list/wait-clock.tsx'
import './thread.css'

/** Nothing is open: the way to whoever needs somebody most is one press away. */
export function NoThread({ pending }: { pending?: ListView }) {
  const t = useT()
  return (
    <div className="pane-note">
      <CommentOutlined />
      <strong>{t('thread.none')}</strong>
      <small>{t('thread.none.hint')}</small>
      {pending && <NextCustomer pending={pending} />}
    </div>
  )
}

function NextCustomer({ pending }: { pending: ListView }) {
  const t = useT()
  const first = pending.rows[0]
  if (!first) return null
  return (
    <div className="next-customer">
      <span className="next-customer-words">
        {t('thread.next', { count: countText(pending) })}
        <WaitClock since={first.pendingSince ?? first.createdAt} />
      </span>
      <Button type="primary" data-testid="next-customer" onClick={() => go('pending', first.sessionId)}>
        {t('thread.nextOpen')}
      </Button>
    </div>
  )
}

export function EmptyThread() {
  const t = useT()
  return (
    <div className="pane-note">
      <CommentOutlined />
      <strong>{t('thread.empty')}</strong>
    </div>
  )
}

export function FailedThread({ onRetry }: { onRetry: () => void }) {
  const t = useT()
  return (
    <div className="pane-note" role="alert">
      <DisconnectOutlined />
      <strong>{t('thread.failed')}</strong>
      <Button onClick={onRetry}>{t('app.retry')}</Button>
    </div>
  )
}

export function LoadingThread() {
  const t = useT()
  return (
    <div className="thread-loading" role="status" aria-label={t('thread.loading')}>
      {[62, 38, 54, 70].map((width, place) => (
        <span
          key={width}
          className="bubble-ghost"
          data-right={place % 2 === 1 || undefined}
          style={{ width: `${width}%` }}
        />
      ))}
    </div>
  )
}
