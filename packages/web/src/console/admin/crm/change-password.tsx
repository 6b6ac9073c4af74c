import { App, Input, Modal } from 'antd'
import { useState } from 'react'
import { Complaint } from '../../account/complaint.tsx'
import { useAttempt } from '../../account/use-attempt.ts'
import { useT } from '../../i18n/use-t.ts'
import { Field } from '../parts/field.tsx'
import { crmApi } from './api.ts'

type Props = { accountId: string; onClose: () => void; onChanged: () => void }

export function ChangePassword({ accountId, onClose, onChanged }: Props) {
  const t = useT()
  const { message } = App.useApp()
  const [password, setPassword] = useState('')
  const { busy, failure, attempt } = useAttempt()
  const save = () =>
    void attempt(async () => {
      await crmApi.changeAccount(accountId, { password })
      void message.success(t('crm.changed'))
      onChanged()
      onClose()
    })
  return (
    <Modal
      open
      title={t('crm.change')}
      okText={t('crm.save')}
      cancelText={t('account.cancel')}
      okButtonProps={{ disabled: password === '', loading: busy }}
      onOk={save}
      onCancel={onClose}
    >
      <div className="admin-form">
        <Field label={t('crm.newPassword')}>
          <Input.Password
            value={password}
            maxLength={100}
            autoComplete="new-password"
            aria-label={t('crm.newPassword')}
            data-testid="crm-password"
            onChange={({ target }) => setPassword(target.value)}
          />
        </Field>
        <Complaint failure={failure} />
      </div>
    </Modal>
  )
}
