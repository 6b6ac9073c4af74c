import type { DeliveryInfo } from '@yingda/server/domains/webhooks/contract'
import { Tag } from 'antd'
import { wordOf } from '../../i18n/translate.ts'
import { useT } from '../../i18n/use-t.ts'
import { fullTime } from '../../lib/time.ts'

const colors = { queued: 'warning', delivered: 'success', failed: 'error' } as const

export function DeliveryRow({ delivery, onOpen }: { delivery: DeliveryInfo; onOpen: () => void }) {
  const t = useT()
  const { deliveryId, type, status, createdAt } = delivery
  return (
    <li data-testid="delivery" data-status={status} data-type={type}>
      <button type="button" className="delivery-row" onClick={onOpen}>
        <span className="delivery-what">
          <strong>{wordOf(t, 'webhooks.event', type, type)}</strong>
          <small>{deliveryId}</small>
        </span>
        <Tag color={colors[status]}>{t(`deliveries.status.${status}`)}</Tag>
        <span className="delivery-fate">
          {useFate(delivery)}
          <small>{fullTime(Date.parse(createdAt))}</small>
        </span>
      </button>
    </li>
  )
}

/** The last attempt in a few words, and when the next one comes. */
export function useFate({ status, attempts, statusCode, error, durationMs, nextAttemptAt }: DeliveryInfo): string {
  const t = useT()
  return [
    error ? t(`deliveries.error.${error}`) : statusCode && `HTTP ${statusCode}`,
    durationMs !== undefined && t('deliveries.took', { ms: durationMs }),
    attempts > 1 && t('deliveries.attempts', { count: attempts }),
    status === 'queued' &&
      attempts > 0 &&
      nextAttemptAt &&
      t('deliveries.next', { at: fullTime(Date.parse(nextAttemptAt)) }),
  ]
    .filter(Boolean)
    .join(' · ')
}
