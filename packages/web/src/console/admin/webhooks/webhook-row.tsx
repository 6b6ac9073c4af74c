import type { WebhookInfo } from '@yingda/server/domains/webhooks/contract'
import { Button, Popconfirm, Switch, Tag } from 'antd'
import { useState } from 'react'
import { useT } from '../../i18n/use-t.ts'
import { fullTime } from '../../lib/time.ts'
import { RotateButton } from './rotate-button.tsx'

type Props = {
  webhook: WebhookInfo
  isOpen: boolean
  onOpen: () => void
  onEdit: () => void
  onActive: (active: boolean) => Promise<void>
  onTest: () => Promise<void>
  onRotate: (keepHours: number) => Promise<void>
  onRemove: () => Promise<void>
}

export function WebhookRow({ webhook, isOpen, onOpen, onEdit, onActive, onTest, onRotate, onRemove }: Props) {
  const t = useT()
  const { url, description, active } = webhook
  const { host } = new URL(url)
  const name = description || host
  const [busy, setBusy] = useState<'active' | 'test'>()
  const doing = (what: 'active' | 'test', work: () => Promise<void>) => {
    setBusy(what)
    void work().finally(() => setBusy(undefined))
  }
  return (
    <li className="webhook-row" data-testid="webhook-row">
      <span className="webhook-what">
        <strong>{name}</strong> <States webhook={webhook} />
        <small>{url}</small>
        <small>{webhook.events.map((event) => t(`webhooks.event.${event}`)).join(' · ')}</small>
      </span>
      <Switch
        size="small"
        checked={active}
        loading={busy === 'active'}
        aria-label={t('webhooks.activeOf', { name })}
        onChange={(next) => doing('active', () => onActive(next))}
      />
      <span className="admin-line">
        <Button
          size="small"
          type={isOpen ? 'primary' : 'default'}
          aria-expanded={isOpen}
          data-testid="webhook-log"
          onClick={onOpen}
        >
          {t('webhooks.log')}
        </Button>
        <Button size="small" loading={busy === 'test'} data-testid="test-webhook" onClick={() => doing('test', onTest)}>
          {t('webhooks.test')}
        </Button>
        <Button size="small" aria-label={t('agents.editOf', { name })} data-testid="edit-webhook" onClick={onEdit}>
          {t('agents.edit')}
        </Button>
        <RotateButton onRotate={onRotate} />
        <Popconfirm
          title={t('webhooks.removeAsk', { name })}
          okText={t('bots.remove')}
          okButtonProps={{ danger: true }}
          cancelText={t('account.cancel')}
          onConfirm={onRemove}
        >
          <Button size="small" danger aria-label={`${t('bots.remove')} ${name}`} data-testid="remove-webhook">
            {t('bots.remove')}
          </Button>
        </Popconfirm>
      </span>
    </li>
  )
}

function States({ webhook: { isGone, active, failingSince, pausedUntil, formerUntil } }: { webhook: WebhookInfo }) {
  const t = useT()
  const at = (time: string) => fullTime(Date.parse(time))
  return (
    <>
      {isGone && <Tag color="error">{t('webhooks.gone')}</Tag>}
      {!active && !isGone && <Tag>{t('webhooks.inactive')}</Tag>}
      {active && failingSince && <Tag color="error">{t('webhooks.failingSince', { at: at(failingSince) })}</Tag>}
      {active && pausedUntil && <Tag color="warning">{t('webhooks.pausedUntil', { at: at(pausedUntil) })}</Tag>}
      {formerUntil && <Tag>{t('webhooks.formerUntil', { at: at(formerUntil) })}</Tag>}
    </>
  )
}
