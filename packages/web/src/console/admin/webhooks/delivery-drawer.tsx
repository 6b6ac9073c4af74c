import type { DeliveryDetail } from '@yingda/server/domains/webhooks/contract'
import { Button, Drawer } from 'antd'
import { useCallback } from 'react'
import { Complaint } from '../../account/complaint.tsx'
import { useAttempt } from '../../account/use-attempt.ts'
import { wordOf } from '../../i18n/translate.ts'
import { useT } from '../../i18n/use-t.ts'
import { fullTime } from '../../lib/time.ts'
import { Field } from '../parts/field.tsx'
import { Loading } from '../parts/loading.tsx'
import { useLoad } from '../use-load.ts'
import { webhooksApi } from './api.ts'
import { useFate } from './delivery-row.tsx'

type Props = {
  webhookId: string
  deliveryId: string | undefined
  mayReplay: boolean
  onClose: () => void
  onReplayed: () => void
}

const widest = 640

/** All that is known of one delivery, and a button that delivers it once more. */
export function DeliveryDrawer({ deliveryId, onClose, ...rest }: Props) {
  const t = useT()
  return (
    <Drawer
      open={deliveryId !== undefined}
      onClose={onClose}
      title={t('deliveries.one')}
      size={Math.min(widest, innerWidth)}
      styles={{ header: { padding: '12px 16px' }, body: { padding: 16 } }}
      destroyOnHidden
    >
      {deliveryId !== undefined && <Delivery key={deliveryId} deliveryId={deliveryId} onClose={onClose} {...rest} />}
    </Drawer>
  )
}

type Shown = Props & { deliveryId: string }

function Delivery({ webhookId, deliveryId, mayReplay, onClose, onReplayed }: Shown) {
  const t = useT()
  const delivery = useLoad(useCallback(() => webhooksApi.delivery(webhookId, deliveryId), [webhookId, deliveryId]))
  const { busy, failure, attempt } = useAttempt()
  if (!delivery.data) return <Loading of={delivery} />
  const replay = () =>
    void attempt(async () => {
      await webhooksApi.replay(webhookId, deliveryId)
      onReplayed()
      onClose()
    })
  return (
    <div className="admin-form" data-testid="delivery-detail">
      <Facts delivery={delivery.data} />
      <Complaint failure={failure} />
      <div className="admin-line">
        <Button type="primary" loading={busy} disabled={!mayReplay} data-testid="replay" onClick={replay}>
          {t('deliveries.replay')}
        </Button>
        <small>{t(mayReplay ? 'deliveries.replayHint' : 'deliveries.replayInactive')}</small>
      </div>
    </div>
  )
}

function Facts({ delivery }: { delivery: DeliveryDetail }) {
  const t = useT()
  const { deliveryId, type, status, createdAt, attemptedAt, body, answer } = delivery
  const fate = useFate(delivery)
  return (
    <>
      <p>
        <strong>{wordOf(t, 'webhooks.event', type, type)}</strong> <code>{type}</code> ·{' '}
        {t(`deliveries.status.${status}`)}
        {fate && ` · ${fate}`}
      </p>
      <Field label="webhook-id">
        <code>{deliveryId}</code>
      </Field>
      <Field label={t('deliveries.times')}>
        {t('deliveries.createdAt', { at: fullTime(Date.parse(createdAt)) })}
        {attemptedAt && ` · ${t('deliveries.attemptedAt', { at: fullTime(Date.parse(attemptedAt)) })}`}
      </Field>
      <Field label={t('deliveries.body')}>
        <pre className="delivery-text">{pretty(body)}</pre>
      </Field>
      {answer !== undefined && (
        <Field label={t('deliveries.answer')}>
          <pre className="delivery-text">{answer || t('deliveries.empty')}</pre>
        </Field>
      )}
    </>
  )
}

/** What is signed has no blanks; people read it with some. */
function pretty(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2)
  } catch {
    return body
  }
}
