import { ArrowDownOutlined } from '@ant-design/icons'
import type { MessageInfo } from '@yingda/server/domains/sessions/contract'
import { Button } from 'antd'
import { useMemo, useRef } from 'react'
import type { History, Outgoing } from '../../feed/state.ts'
import { useT } from '../../i18n/use-t.ts'
import { NoteBubble } from '../notes/note-bubble.tsx'
import { DayLine } from './day-line.tsx'
import type { DeliveryActions } from './delivery.tsx'
import { MessageBubble } from './message-bubble.tsx'
import { threadItems } from './thread-items.ts'
import './messages.css'
import { useShown } from './use-shown.ts'
import { type Newest, useStickToBottom } from './use-stick-to-bottom.ts'

type Props = {
  messages: readonly MessageInfo[]
  /** The id of the message that is to be seen. */
  marked?: string | undefined
  outgoing: readonly Outgoing[]
  me: string
  older: History['older']
  customer: string
  /** Of the customer. */
  picture?: string | undefined
  actions: DeliveryActions
  onOlder: () => void
}

export function MessageList({ messages, marked, outgoing, me, older, customer, picture, actions, onOlder }: Props) {
  const t = useT()
  const scroller = useRef<HTMLDivElement>(null)
  const items = useMemo(() => threadItems(messages, outgoing, me), [messages, outgoing, me])
  const newest = useMemo(() => newestOf(messages, outgoing), [messages, outgoing])
  const stick = useStickToBottom(scroller, messages[0]?.msgId, newest)
  useShown(scroller, marked, stick.show)
  return (
    <div className="messages-frame">
      <div className="messages-scroll" ref={scroller} onScroll={stick.onScroll}>
        <ol className="messages" data-testid="messages">
          <li className="messages-older">
            <Older older={older} onOlder={onOlder} />
          </li>
          {items.map((item) => {
            if (item.kind === 'day') return <DayLine key={item.key} at={item.at} />
            const isMarked = item.msgId === marked
            if (item.kind === 'bubble') {
              const shared = { bubble: item, customer, picture, actions }
              return <MessageBubble key={item.key} {...shared} marked={isMarked} />
            }
            if (item.kind === 'note') return <NoteBubble key={item.key} note={item} marked={isMarked} />
            if (item.kind === 'recalled') return <RecalledLine key={item.key} msgId={item.msgId} />
            return (
              <li
                key={item.key}
                className="system-line"
                data-testid="message"
                data-msg-id={item.msgId}
                data-sender="system"
                data-marked={isMarked || undefined}
              >
                {item.content}
              </li>
            )
          })}
        </ol>
      </div>
      {stick.away && (
        <Button className="to-latest" shape="round" icon={<ArrowDownOutlined />} onClick={stick.toEnd}>
          {stick.missed > 0 ? t('thread.newMessages', { count: stick.missed }) : t('thread.toLatest')}
        </Button>
      )}
    </div>
  )
}

function RecalledLine({ msgId }: { msgId: string }) {
  const t = useT()
  return (
    <li className="system-line" data-testid="message" data-msg-id={msgId} data-sender="customer" data-recalled>
      {t('thread.recalled')}
    </li>
  )
}

function Older({ older, onOlder }: { older: History['older']; onOlder: () => void }) {
  const t = useT()
  if (older === 'none') return <span className="system-line">{t('thread.start')}</span>
  const words = { idle: 'thread.older', loading: 'thread.olderLoading', failed: 'thread.olderFailed' } as const
  return (
    <Button type="text" size="small" disabled={older === 'loading'} onClick={onOlder}>
      {t(words[older])}
    </Button>
  )
}

/** A reply of one's own always shows; it stands behind every message of the server. */
function newestOf(messages: readonly MessageInfo[], outgoing: readonly Outgoing[]): Newest {
  const seq = messages.at(-1)?.seq ?? 0
  const own = outgoing.at(-1)
  if (own) return { key: own.clientMsgId, own: own.status === 'sending', seq }
  const last = messages.at(-1)
  return last && { key: last.msgId, own: false, seq }
}
