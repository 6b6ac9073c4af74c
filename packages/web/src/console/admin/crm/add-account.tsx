import { Button, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { Complaint } from '../../account/complaint.tsx'
import { useAttempt } from '../../account/use-attempt.ts'
import { useT } from '../../i18n/use-t.ts'
import { Field } from '../parts/field.tsx'
import { crmApi } from './api.ts'
import type { RemoteCompany } from './calls.ts'

const nothing = { phone: '', password: '', companyCode: '', companyName: '', domain: '' }
const names = ['phone', 'password', 'domain', 'companyCode', 'companyName'] as const
const labels = {
  phone: 'crm.mobile',
  password: 'crm.password',
  domain: 'crm.domain',
  companyCode: 'crm.companyCode',
  companyName: 'crm.companyName',
} as const

/** A number and its password; Yunke says which companies they open. */
export function AddAccount({ onClose, onAdded }: { onClose: () => void; onAdded: () => void }) {
  const t = useT()
  const [given, setGiven] = useState(nothing)
  const [companies, setCompanies] = useState<RemoteCompany[]>()
  const { busy, failure, attempt } = useAttempt()
  const { phone, password, companyCode, companyName, domain } = given
  const hasLogin = /^1[3-9]\d{9}$/.test(phone) && password !== ''
  const set = (changes: Partial<typeof nothing>) => setGiven((before) => ({ ...before, ...changes }))
  const find = () =>
    void attempt(async () => {
      const found = await crmApi.companies({ phone, password, ...(domain && { domain }) })
      setCompanies(found)
      if (found[0]) set(found[0])
    })
  const add = () =>
    void attempt(async () => {
      await crmApi.addAccount({
        ...{ phone, password, companyCode },
        ...(companyName && { companyName }),
        ...(domain && { domain }),
      })
      onAdded()
      onClose()
    })
  return (
    <Modal
      open
      title={t('crm.add')}
      okText={t('crm.addIt')}
      cancelText={t('account.cancel')}
      okButtonProps={{ disabled: !hasLogin || companyCode === '', loading: busy }}
      onOk={add}
      onCancel={onClose}
    >
      <div className="admin-form">
        {names.map((name) => (
          <Field key={name} label={t(labels[name])} hint={name === 'domain' ? t('crm.domainHint') : undefined}>
            <Input
              type={name === 'password' ? 'password' : 'text'}
              value={given[name]}
              maxLength={200}
              autoComplete="off"
              aria-label={t(labels[name])}
              data-testid={`crm-${name}`}
              onChange={({ target }) => set({ [name]: target.value.trim() })}
            />
          </Field>
        ))}
        <Button disabled={!hasLogin} loading={busy} data-testid="crm-find" onClick={find}>
          {t('crm.find')}
        </Button>
        {companies && companies.length > 1 && (
          <Select
            aria-label={t('crm.choose')}
            value={companyCode}
            options={companies.map((one) => ({ value: one.companyCode, label: one.companyName }))}
            onChange={(code) => set(companies.find((one) => one.companyCode === code) ?? {})}
          />
        )}
        <Complaint failure={failure} />
      </div>
    </Modal>
  )
}
