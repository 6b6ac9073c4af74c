import type { CrmAccount } from '@yingda/server/domains/crm/contract'
import { App, Button, Popconfirm, Tag } from 'antd'
import { useState } from 'react'
import { Complaint } from '../../account/complaint.tsx'
import { useAttempt } from '../../account/use-attempt.ts'
import { useT } from '../../i18n/use-t.ts'
import { fullTime } from '../../lib/time.ts'
import { StaleNote } from '../../panel/calls/stale-note.tsx'
import { crmApi } from './api.ts'
import { ChangePassword } from './change-password.tsx'

const colours = { ok: 'success', password_error: 'error', login_expired: 'default' } as const

export function AccountRow({ account, onChanged }: { account: CrmAccount; onChanged: () => void }) {
  const t = useT()
  const { message } = App.useApp()
  const [changing, setChanging] = useState(false)
  const { busy, failure, attempt } = useAttempt()
  const { accountId, company, status, trouble, lastLoginAt, phoneMasked } = account
  const test = () =>
    void attempt(async () => {
      try {
        await crmApi.testLogin(accountId)
        void message.success(t('crm.tested'))
      } finally {
        onChanged()
      }
    })
  const remove = () =>
    void attempt(async () => {
      await crmApi.removeAccount(accountId)
      onChanged()
    })
  return (
    <li className="crm-account" data-testid="crm-account">
      <div className="crm-account-who">
        <strong>{company.name ?? company.code}</strong> <Tag color={colours[status]}>{t(`crm.status.${status}`)}</Tag>
        <small>
          {phoneMasked} · {company.code} · {company.domain}
        </small>
        {lastLoginAt && <small>{t('crm.lastLogin', { time: fullTime(Date.parse(lastLoginAt)) })}</small>}
      </div>
      <div className="admin-line">
        <Button loading={busy} disabled={status === 'password_error'} data-testid="crm-test" onClick={test}>
          {t('crm.test')}
        </Button>
        <Button data-testid="crm-change" onClick={() => setChanging(true)}>
          {t('crm.change')}
        </Button>
        <Popconfirm title={t('crm.removeSure')} onConfirm={remove}>
          <Button danger>{t('crm.remove')}</Button>
        </Popconfirm>
      </div>
      {status === 'password_error' ? (
        <p className="calls-stale" role="status" data-testid="crm-password-error">
          {t('crm.passwordError')}
        </p>
      ) : (
        <StaleNote stale={trouble} />
      )}
      <Complaint failure={failure} />
      {changing && <ChangePassword accountId={accountId} onClose={() => setChanging(false)} onChanged={onChanged} />}
    </li>
  )
}
