import { PlusOutlined } from '@ant-design/icons'
import type { WebhookInfo, WebhookMade } from '@yingda/server/domains/webhooks/contract'
import { App, Button } from 'antd'
import { useState } from 'react'
import { failureOf } from '../../api/failure.ts'
import { failureSentence } from '../../i18n/translate.ts'
import { useT } from '../../i18n/use-t.ts'
import { Card } from '../parts/card.tsx'
import { Loading } from '../parts/loading.tsx'
import { SecretOnce } from '../parts/secret-once.tsx'
import { useLoad } from '../use-load.ts'
import { webhooksApi } from './api.ts'
import { DeliveryLog } from './delivery-log.tsx'
import { WebhookDialog } from './webhook-dialog.tsx'
import { WebhookRow } from './webhook-row.tsx'
import './webhooks.css'

/** Programs that are told what happens at the desk. */
export function WebhooksPage() {
  const t = useT()
  const { message } = App.useApp()
  const webhooks = useLoad(webhooksApi.list)
  const [edited, edit] = useState<WebhookInfo | 'new'>()
  const [made, setMade] = useState<WebhookMade>()
  const [opened, open] = useState<string>()
  /** Counts what was done here, so that the log looks again. */
  const [done, setDone] = useState(0)
  const doing = (work: Promise<unknown>) =>
    work
      .catch((error: unknown) => void message.error(failureSentence(t, failureOf(error))))
      .then(() => {
        webhooks.reload()
        setDone((before) => before + 1)
      })
  const shown = webhooks.data?.find(({ webhookId }) => webhookId === opened)
  return (
    <div className="admin-page">
      <Card
        lead={t('webhooks.lead')}
        extra={
          <Button type="primary" icon={<PlusOutlined />} data-testid="add-webhook" onClick={() => edit('new')}>
            {t('webhooks.add')}
          </Button>
        }
      >
        {!webhooks.data && <Loading of={webhooks} />}
        {webhooks.data?.length === 0 && <p className="admin-empty">{t('webhooks.none')}</p>}
        <ul className="admin-rows" data-testid="webhooks">
          {webhooks.data?.map((webhook) => (
            <WebhookRow
              key={webhook.webhookId}
              webhook={webhook}
              isOpen={webhook.webhookId === opened}
              onOpen={() => open(webhook.webhookId === opened ? undefined : webhook.webhookId)}
              onEdit={() => edit(webhook)}
              onActive={(active) => doing(webhooksApi.change(webhook.webhookId, { active }))}
              onTest={() => {
                open(webhook.webhookId)
                return doing(webhooksApi.test(webhook.webhookId))
              }}
              onRotate={(keepHours) => doing(webhooksApi.rotate(webhook.webhookId, keepHours).then(setMade))}
              onRemove={() => doing(webhooksApi.remove(webhook.webhookId))}
            />
          ))}
        </ul>
      </Card>
      {shown && <DeliveryLog key={shown.webhookId} webhook={shown} done={done} onChanged={webhooks.reload} />}
      {edited && (
        <WebhookDialog
          webhook={edited === 'new' ? undefined : edited}
          onClose={() => edit(undefined)}
          onStored={webhooks.reload}
          onMade={setMade}
        />
      )}
      {made && (
        <SecretOnce
          title={t('webhooks.secret')}
          lead={t('webhooks.secretLead')}
          secret={made.secret}
          onClose={() => setMade(undefined)}
        />
      )}
    </div>
  )
}
