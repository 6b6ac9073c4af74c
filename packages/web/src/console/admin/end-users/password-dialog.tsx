import type { EndUserItem } from '@yingda/server/domains/sharing/contract'
import { App, Modal } from 'antd'
import { useState } from 'react'
import { Complaint } from '../../account/complaint.tsx'
import { useAttempt } from '../../account/use-attempt.ts'
import { useT } from '../../i18n/use-t.ts'
import { endUsersApi } from './api.ts'
import { PasswordField } from './password-field.tsx'

export function PasswordDialog({ user, onClose }: { user: EndUserItem; onClose: () => void }) {
  const t = useT()
  const { message } = App.useApp()
  const [password, setPassword] = useState('')
  const { busy, failure, attempt } = useAttempt()
  const store = () =>
    attempt(async () => {
      await endUsersApi.resetPassword(user.id, password)
      void message.success(t('endUsers.wasReset'))
      onClose()
    })
  return (
    <Modal
      open
      title={t('endUsers.resetOf', { name: user.username })}
      okText={t('endUsers.reset')}
      okButtonProps={{ loading: busy, disabled: password === '' }}
      cancelText={t('account.cancel')}
      onOk={() => void store()}
      onCancel={onClose}
    >
      <div className="admin-form">
        <PasswordField value={password} onChange={setPassword} />
        <Complaint failure={failure} />
      </div>
    </Modal>
  )
}
