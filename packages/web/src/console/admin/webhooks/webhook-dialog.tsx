import type { EventType, WebhookInfo, WebhookMade } from '@yingda/server/domains/webhooks/contract'
import { Button, Checkbox, Input, Modal } from 'antd'
import { useState } from 'react'
import { Complaint } from '../../account/complaint.tsx'
import { useAttempt } from '../../account/use-attempt.ts'
import { useT } from '../../i18n/use-t.ts'
import { Field } from '../parts/field.tsx'
import { webhooksApi } from './api.ts'
import { eventTypes } from './events.ts'

type Props = {
  /** Undefined: a new one. */
  webhook: WebhookInfo | undefined
  onClose: () => void
  onStored: () => void
  onMade: (made: WebhookMade) => void
}

export function WebhookDialog({ webhook, onClose, onStored, onMade }: Props) {
  const t = useT()
  const [url, setUrl] = useState(webhook?.url ?? '')
  const [description, setDescription] = useState(webhook?.description ?? '')
  const [events, setEvents] = useState<readonly EventType[]>(webhook?.events ?? eventTypes)
  const { busy, failure, attempt } = useAttempt()
  const store = () =>
    attempt(async () => {
      const body = { url: url.trim(), description: description.trim(), events: [...events] }
      if (webhook) await webhooksApi.change(webhook.webhookId, body)
      else onMade(await webhooksApi.add(body))
      onStored()
      onClose()
    })
  const isAll = events.length === eventTypes.length
  return (
    <Modal
      open
      title={t(webhook ? 'webhooks.edit' : 'webhooks.add')}
      okText={t('routing.save')}
      okButtonProps={{ loading: busy, disabled: url.trim() === '' || events.length === 0 }}
      cancelText={t('account.cancel')}
      onOk={() => void store()}
      onCancel={onClose}
    >
      <div className="admin-form">
        <Field label={t('webhooks.url')} hint={t('webhooks.urlHint')}>
          <Input
            type="url"
            value={url}
            maxLength={2_000}
            placeholder="https://example.com/hooks/yingda"
            autoComplete="off"
            aria-label={t('webhooks.url')}
            data-testid="webhook-url"
            onChange={({ target }) => setUrl(target.value)}
          />
        </Field>
        <Field label={t('webhooks.description')}>
          <Input
            value={description}
            maxLength={200}
            placeholder={t('webhooks.descriptionHint')}
            aria-label={t('webhooks.description')}
            data-testid="webhook-description"
            onChange={({ target }) => setDescription(target.value)}
          />
        </Field>
        <Field label={t('webhooks.events')}>
          <div className="webhook-events">
            {eventTypes.map((event) => (
              <Checkbox
                key={event}
                checked={events.includes(event)}
                data-testid={`event-${event}`}
                onChange={({ target }) =>
                  setEvents((before) => (target.checked ? [...before, event] : before.filter((one) => one !== event)))
                }
              >
                {t(`webhooks.event.${event}`)}
                <small>{event}</small>
              </Checkbox>
            ))}
          </div>
          <Button type="link" size="small" className="webhook-all" onClick={() => setEvents(isAll ? [] : eventTypes)}>
            {t(isAll ? 'webhooks.noEvents' : 'webhooks.allEvents')}
          </Button>
        </Field>
        <Complaint failure={failure} />
      </div>
    </Modal>
  )
}
