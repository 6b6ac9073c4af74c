import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { useT } from '../i18n/use-t.ts'
import type { Credentials } from './credentials.ts'

type Entered = Credentials & { user_id: string }
type Props = { withPassword: boolean; busy: boolean; onSubmit: (shown: Entered) => void }

export function SignInForm({ withPassword, busy, onSubmit }: Props) {
  const t = useT()
  const [userId, setUserId] = useState('')
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const [missing, setMissing] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    if (userId.trim() === '') return setMissing(true)
    const user_id = userId.trim()
    onSubmit(withPassword ? { user_id, password } : { user_id, name: name.trim() || user_id })
  }
  return (
    <form className="sign-in-form" data-testid="sign-in-form" onSubmit={submit} noValidate>
      <label htmlFor="sign-in-user">{t('signIn.userId')}</label>
      <Input
        id="sign-in-user"
        name="user_id"
        size="large"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={64}
        placeholder={t('signIn.userIdHint')}
        value={userId}
        {...(missing ? { status: 'error' as const } : {})}
        onChange={(event) => {
          setUserId(event.target.value)
          setMissing(false)
        }}
      />
      {missing && (
        <span className="sign-in-missing" role="alert">
          {t('signIn.required')}
        </span>
      )}
      {withPassword ? (
        <>
          <label htmlFor="sign-in-password">{t('signIn.password')}</label>
          <Input.Password
            id="sign-in-password"
            name="password"
            size="large"
            autoComplete="current-password"
            maxLength={128}
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        </>
      ) : (
        <>
          <label htmlFor="sign-in-name">{t('signIn.name')}</label>
          <Input
            id="sign-in-name"
            name="name"
            size="large"
            autoComplete="name"
            maxLength={64}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </>
      )}
      <Button type="primary" htmlType="submit" size="large" block loading={busy}>
        {t('signIn.submit')}
      </Button>
    </form>
  )
}
