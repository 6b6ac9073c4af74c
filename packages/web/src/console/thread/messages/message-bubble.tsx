import { memo } from 'react'
import { useT } from '../../i18n/use-t.ts'
import { clockTime, fullTime } from '../../lib/time.ts'
import { Avatar } from '../../list/avatar.tsx'
import { Delivery, type DeliveryActions } from './delivery.tsx'
import { MessageBody } from './message-body.tsx'
import type { Bubble } from './thread-items.ts'

type Props = {
  bubble: Bubble
  customer: string
  picture?: string | undefined
  actions: DeliveryActions
  marked?: boolean
}

/** Customers on the left; agents on the right; the AI on the right too, in its own colour and with its badge. */
export const MessageBubble = memo(function MessageBubble({ bubble, customer, picture, actions, marked }: Props) {
  const { side, first, last, delivery } = bubble
  const at = Date.parse(bubble.at)
  const troubled = delivery === 'failed' || delivery === 'unknown' || delivery === 'expired'
  return (
    <li
      className="message"
      data-testid="message"
      data-msg-id={bubble.msgId}
      data-sender={side}
      data-delivery={delivery}
      data-first={first || undefined}
      data-marked={marked || undefined}
    >
      {side === 'customer' && (
        <span className="message-face">{first && <Avatar name={customer} size={32} picture={picture} />}</span>
      )}
      <div className="message-column">
        {first && <SenderLine bubble={bubble} />}
        <div className="bubble" data-picture={bubble.file?.kind === 'image' || undefined}>
          <MessageBody msgType={bubble.msgType} content={bubble.content} file={bubble.file} />
        </div>
        {(last || troubled || bubble.outgoing) && (
          <span className="message-foot">
            <time dateTime={bubble.at} title={fullTime(at)}>
              {clockTime(at)}
            </time>
            <Delivery bubble={bubble} actions={actions} />
          </span>
        )}
      </div>
    </li>
  )
})

function SenderLine({ bubble: { side, name, elsewhere } }: { bubble: Bubble }) {
  const t = useT()
  if (side === 'customer') return null
  if (side === 'manual') {
    if (name === undefined) return null
    return (
      <span className="message-sender">
        {name}
        {elsewhere && <span className="elsewhere">{t('sender.elsewhere')}</span>}
      </span>
    )
  }
  return (
    <span className="message-sender">
      <span className="ai-badge">{t('sender.aiBadge')}</span>
      {name ?? t('sender.ai')}
    </span>
  )
}
