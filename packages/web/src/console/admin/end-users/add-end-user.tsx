import { Input, Modal } from 'antd'
import { useState } from 'react'
import { Complaint } from '../../account/complaint.tsx'
import { useAttempt } from '../../account/use-attempt.ts'
import { useT } from '../../i18n/use-t.ts'
import { Field } from '../parts/field.tsx'
import { endUsersApi } from './api.ts'
import { PasswordField } from './password-field.tsx'

type Props = { onClose: () => void; onAdded: () => void }

export function AddEndUser({ onClose, onAdded }: Props) {
  const t = useT()
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const [email, setEmail] = useState('')
  const { busy, failure, attempt } = useAttempt()
  const add = () =>
    attempt(async () => {
      await endUsersApi.add({ username: username.trim(), password, email: email.trim() || null })
      onAdded()
      onClose()
    })
  return (
    <Modal
      open
      title={t('endUsers.add')}
      okText={t('endUsers.add')}
      okButtonProps={{ loading: busy, disabled: username.trim() === '' || password === '' }}
      cancelText={t('account.cancel')}
      onOk={() => void add()}
      onCancel={onClose}
    >
      <div className="admin-form">
        <Field label={t('endUsers.username')}>
          <Input
            value={username}
            autoComplete="off"
            aria-label={t('endUsers.username')}
            data-testid="end-user-name"
            onChange={({ target }) => setUsername(target.value)}
          />
        </Field>
        <PasswordField value={password} onChange={setPassword} />
        <Field label={t('endUsers.email')}>
          <Input
            type="email"
            value={email}
            maxLength={254}
            aria-label={t('endUsers.email')}
            onChange={({ target }) => setEmail(target.value)}
          />
        </Field>
        <Complaint failure={failure} />
      </div>
    </Modal>
  )
}
