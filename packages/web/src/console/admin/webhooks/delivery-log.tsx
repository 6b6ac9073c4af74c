import { ReloadOutlined } from '@ant-design/icons'
import type { DeliveryState, WebhookInfo } from '@yingda/server/domains/webhooks/contract'
import { Button, Segmented, Skeleton } from 'antd'
import { useState } from 'react'
import { useT } from '../../i18n/use-t.ts'
import { useAgain } from '../../panel/profile/use-again.ts'
import { LoadFailed } from '../load-failed.tsx'
import { Card } from '../parts/card.tsx'
import { DeliveryDrawer } from './delivery-drawer.tsx'
import { DeliveryRow } from './delivery-row.tsx'
import { ReplayFailed } from './replay-failed.tsx'
import { useDeliveries } from './use-deliveries.ts'

type Props = {
  webhook: WebhookInfo
  /** Grows when something was done to the webhook. */
  done: number
  onChanged: () => void
}

const filters = ['all', 'failed', 'queued', 'delivered'] as const
type Filter = (typeof filters)[number]

/** What a webhook was told, and what became of it. */
export function DeliveryLog({ webhook: { webhookId, url, description, active }, done, onChanged }: Props) {
  const t = useT()
  const [filter, setFilter] = useState<Filter>('all')
  const status: DeliveryState | undefined = filter === 'all' ? undefined : filter
  const { items, failure, busy, reload, more } = useDeliveries(webhookId, status)
  const [opened, open] = useState<string>()
  useAgain(String(done), reload)
  const changed = () => {
    reload()
    onChanged()
  }
  return (
    <Card
      title={t('deliveries.title', { name: description || new URL(url).host })}
      lead={t('deliveries.lead')}
      extra={
        <div className="admin-line">
          <Button
            icon={<ReloadOutlined />}
            loading={busy && { delay: 300 }}
            aria-label={t('deliveries.reload')}
            onClick={reload}
          />
          <ReplayFailed webhookId={webhookId} disabled={!active} onReplayed={changed} />
        </div>
      }
    >
      <Segmented<Filter>
        value={filter}
        aria-label={t('deliveries.filter')}
        data-testid="delivery-filter"
        options={filters.map((value) => ({ value, label: t(`deliveries.filter.${value}`) }))}
        onChange={setFilter}
      />
      {failure && <LoadFailed failure={failure} onRetry={reload} />}
      {!items && !failure && <Skeleton active paragraph={{ rows: 5 }} />}
      {items?.length === 0 && !failure && (
        <p className="admin-empty">{t(filter === 'all' ? 'deliveries.none' : 'deliveries.noneOf')}</p>
      )}
      <ul className="admin-rows" aria-busy={busy} data-testid="deliveries">
        {items?.map((delivery) => (
          <DeliveryRow key={delivery.deliveryId} delivery={delivery} onOpen={() => open(delivery.deliveryId)} />
        ))}
      </ul>
      {more && (
        <Button block loading={busy} data-testid="deliveries-more" onClick={more}>
          {t('list.more')}
        </Button>
      )}
      <DeliveryDrawer
        webhookId={webhookId}
        deliveryId={opened}
        mayReplay={active}
        onClose={() => open(undefined)}
        onReplayed={changed}
      />
    </Card>
  )
}
