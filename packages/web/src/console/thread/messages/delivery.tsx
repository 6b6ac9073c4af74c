import {
  CheckOutlined,
  ClockCircleOutlined,
  ExclamationCircleFilled,
  HourglassOutlined,
  QuestionCircleFilled,
} from '@ant-design/icons'
import { Button, Popconfirm } from 'antd'
import type { ComponentType } from 'react'
import type { OutgoingFile } from '../../feed/state.ts'
import { failureSentence, wordOf } from '../../i18n/translate.ts'
import { useT } from '../../i18n/use-t.ts'
import { useNow } from '../../lib/use-now.ts'
import type { Bubble } from './thread-items.ts'

export type DeliveryActions = {
  /** Sends an unconfirmed reply again under its own id; the customer never gets it twice. */
  onRetry: (clientMsgId: string) => void
  onDiscard: (clientMsgId: string) => void
  /** Sends the same as a new message; absent when nothing can be sent here. */
  onAgain?: ((said: Said) => void) | undefined
  /** Sends the very message again: the channel drops what it has, and the customer gets it once. */
  onResend?: ((msgId: string) => void) | undefined
  onRecall?: ((msgId: string) => void) | undefined
  /** How long after it was sent a reply can be taken back. */
  recallMs?: number
}

export type Said = { content: string; file?: OutgoingFile }

const icons: Record<NonNullable<Bubble['delivery']>, ComponentType> = {
  queued: HourglassOutlined,
  sending: ClockCircleOutlined,
  sent: CheckOutlined,
  failed: ExclamationCircleFilled,
  unknown: QuestionCircleFilled,
  expired: ExclamationCircleFilled,
}

/** What is known of an outgoing message, and what a person can do about it. */
export function Delivery({ bubble, actions }: { bubble: Bubble; actions: DeliveryActions }) {
  const t = useT()
  const { delivery } = bubble
  if (delivery === undefined) return null
  const Icon = icons[delivery]
  const troubled = delivery === 'failed' || delivery === 'unknown' || delivery === 'expired'
  const name = t(`delivery.${delivery}`)
  return (
    <span className="delivery" data-delivery={delivery}>
      <span className="delivery-tick" {...(troubled ? {} : { role: 'img', 'aria-label': name, title: name })}>
        <Icon />
      </span>
      {troubled && <Words bubble={bubble} />}
      {troubled && <Actions bubble={bubble} actions={actions} />}
      {delivery === 'sent' && <Recall bubble={bubble} actions={actions} />}
    </span>
  )
}

function Words({ bubble: { delivery, reason, outgoing } }: { bubble: Bubble }) {
  const t = useT()
  const why = outgoing?.failure ? failureSentence(t, outgoing.failure) : reason && wordOf(t, 'reason', reason, reason)
  if (delivery === 'expired') return <span title={why}>{t('delivery.expired')}</span>
  if (delivery === 'unknown') return <span title={why}>{t('delivery.unknown')}</span>
  return <span>{why ? t('delivery.failedWhy', { reason: why }) : t('delivery.failed')}</span>
}

function Actions({ bubble, actions }: { bubble: Bubble; actions: DeliveryActions }) {
  const t = useT()
  const { outgoing, delivery } = bubble
  const { onAgain } = actions
  if (outgoing) {
    return (
      <>
        <SmallButton text={t('delivery.retry')} testId="retry" onClick={() => actions.onRetry(outgoing.clientMsgId)} />
        <SmallButton
          text={t('delivery.discard')}
          testId="discard"
          onClick={() => actions.onDiscard(outgoing.clientMsgId)}
        />
      </>
    )
  }
  if (!onAgain || bubble.side !== 'manual') return null
  const again = () => onAgain(saidIn(bubble))
  if (delivery !== 'unknown') {
    const resend = actions.onResend ? () => actions.onResend?.(bubble.msgId) : again
    return <SmallButton text={t('delivery.again')} testId="send-again" onClick={resend} />
  }
  return (
    <Popconfirm
      title={t('delivery.againAsk')}
      okText={t('delivery.againYes')}
      cancelText={t('delivery.againNo')}
      onConfirm={again}
    >
      <SmallButton text={t('delivery.again')} testId="send-again" />
    </Popconfirm>
  )
}

function Recall({ bubble, actions: { onRecall, recallMs = 0 } }: { bubble: Bubble; actions: DeliveryActions }) {
  const t = useT()
  const now = useNow(recallMs > 0 ? 5_000 : 600_000)
  if (!onRecall || !bubble.own || now - Date.parse(bubble.at) >= recallMs) return null
  return (
    <Popconfirm
      title={t('delivery.recallAsk')}
      okText={t('delivery.recall')}
      cancelText={t('delivery.againNo')}
      onConfirm={() => onRecall(bubble.msgId)}
    >
      <SmallButton text={t('delivery.recall')} testId="recall" />
    </Popconfirm>
  )
}

function saidIn({ content, file }: Bubble): Said {
  if (file?.fileId === undefined) return { content }
  const { kind, name = '', size = 0, mime = '', fileId } = file
  return { content, file: { kind, name, size, mime, fileId } }
}

type SmallProps = { text: string; testId: string; onClick?: () => void }

const SmallButton = ({ text, testId, ...rest }: SmallProps) => (
  <Button type="link" size="small" data-testid={testId} {...rest}>
    {text}
  </Button>
)
