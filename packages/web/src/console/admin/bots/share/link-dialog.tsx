import type { ShareLinkDetail } from '@yingda/server/domains/sharing/contract'
import { Input, InputNumber, Modal } from 'antd'
import { useState } from 'react'
import { Complaint } from '../../../account/complaint.tsx'
import { useAttempt } from '../../../account/use-attempt.ts'
import { useT } from '../../../i18n/use-t.ts'
import { Field } from '../../parts/field.tsx'
import { shareApi } from '../api.ts'

type Props = { botId: string; link?: ShareLinkDetail; onClose: () => void; onStored: () => void }

const usualPerMinute = 60

export function LinkDialog({ botId, link, onClose, onStored }: Props) {
  const t = useT()
  const [name, setName] = useState(link?.name ?? '')
  const [until, setUntil] = useState(link?.expires_at ? localMinute(link.expires_at) : '')
  const [perMinute, setPerMinute] = useState<number | null>(link?.per_minute ?? usualPerMinute)
  const [perDay, setPerDay] = useState<number | null>(link?.per_visitor_day ?? null)
  const [total, setTotal] = useState<number | null>(link?.total ?? null)
  const [origins, setOrigins] = useState(link?.allowed_origins.join('\n') ?? '')
  const { busy, failure, attempt } = useAttempt()
  const isPast = until !== '' && Date.parse(until) < Date.now()
  const store = () =>
    attempt(async () => {
      const body = {
        name: name.trim() || null,
        expires_at: until ? new Date(until).toISOString() : null,
        per_minute: perMinute ?? usualPerMinute,
        per_visitor_day: perDay,
        total,
        allowed_origins: origins.split(/\s+/).filter(Boolean),
      }
      await (link ? shareApi.change(link.id, body) : shareApi.add(botId, body))
      onStored()
      onClose()
    })
  const limits = [
    ['share.limit.minute', perMinute, setPerMinute],
    ['share.limit.day', perDay, setPerDay],
    ['share.limit.total', total, setTotal],
  ] as const
  return (
    <Modal
      open
      title={t(link ? 'share.edit' : 'share.add')}
      okText={t('routing.save')}
      okButtonProps={{ loading: busy }}
      cancelText={t('account.cancel')}
      onOk={() => void store()}
      onCancel={onClose}
    >
      <div className="admin-form">
        <Field label={t('share.name')} hint={t('share.nameHint')}>
          <Input
            value={name}
            maxLength={100}
            aria-label={t('share.name')}
            data-testid="link-name"
            onChange={({ target }) => setName(target.value)}
          />
        </Field>
        <Field label={t('share.expires')} hint={t(isPast ? 'share.isPast' : 'share.expiresHint')}>
          <Input
            type="datetime-local"
            value={until}
            {...(isPast && { status: 'warning' as const })}
            aria-label={t('share.expires')}
            onChange={({ target }) => setUntil(target.value)}
          />
        </Field>
        <div className="admin-line">
          {limits.map(([key, value, set]) => (
            <Field key={key} label={t(key)}>
              <InputNumber
                min={1}
                precision={0}
                value={value}
                placeholder={t('bots.noLimit')}
                aria-label={t(key)}
                onChange={set}
              />
            </Field>
          ))}
        </div>
        <Field label={t('share.origins')} hint={t('share.originsHint')}>
          <Input.TextArea
            value={origins}
            placeholder="https://www.example.com"
            autoSize={{ minRows: 1, maxRows: 5 }}
            aria-label={t('share.origins')}
            onChange={({ target }) => setOrigins(target.value)}
          />
        </Field>
        <Complaint failure={failure} />
      </div>
    </Modal>
  )
}

/** As an input of the browser wants it: local time, to the minute. */
function localMinute(at: string): string {
  const date = new Date(at)
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}
