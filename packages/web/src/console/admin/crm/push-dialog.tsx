import type { CrmAccount } from '@yingda/server/domains/crm/contract'
import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { Complaint } from '../../account/complaint.tsx'
import { useAttempt } from '../../account/use-attempt.ts'
import { useT } from '../../i18n/use-t.ts'
import { CopyValue } from '../../panel/copy-value.tsx'
import { Field } from '../parts/field.tsx'
import { crmSettingsApi } from './api.ts'

type Props = { company: CrmAccount['company']; onClose: () => void; onChanged: () => void }

/** Makes an address, and shows it: only its hash is kept. */
export function PushDialog({ company, onClose, onChanged }: Props) {
  const t = useT()
  const [signKey, setSignKey] = useState('')
  const [address, setAddress] = useState<string>()
  const { busy, failure, attempt } = useAttempt()
  const open = () =>
    void attempt(async () => {
      const path = await crmSettingsApi.openPush(company.code, signKey || undefined)
      setAddress(location.origin + path)
      onChanged()
    })
  return (
    <Modal open title={t('crm.pushOf', { name: company.name ?? company.code })} footer={null} onCancel={onClose}>
      {address === undefined ? (
        <div className="admin-form">
          <Field label={t('crm.signKey')} hint={t('crm.signKeyHint')}>
            <Input.Password
              value={signKey}
              maxLength={200}
              autoComplete="off"
              aria-label={t('crm.signKey')}
              data-testid="push-key"
              onChange={({ target }) => setSignKey(target.value.trim())}
            />
          </Field>
          {company.pushEnabled && <p>{t('crm.pushReplaces')}</p>}
          <Complaint failure={failure} />
          <div className="admin-foot">
            <Button type="primary" loading={busy} data-testid="push-make" onClick={open}>
              {t('crm.pushMake')}
            </Button>
          </div>
        </div>
      ) : (
        <div className="admin-form" data-testid="push-address">
          <p>{t('crm.pushOnce')}</p>
          <CopyValue value={address} what={t('crm.pushAddress')} />
          <div className="admin-foot">
            <Button onClick={onClose}>{t('crm.done')}</Button>
          </div>
        </div>
      )}
    </Modal>
  )
}
