import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { useT } from '../i18n/use-t.ts'

type Props = { busy: boolean; onSubmit: (userId: string, name: string) => void }

export function SignInForm({ busy, onSubmit }: Props) {
  const t = useT()
  const [userId, setUserId] = useState('')
  const [name, setName] = useState('')
  const [missing, setMissing] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    if (userId.trim() === '') return setMissing(true)
    onSubmit(userId.trim(), name.trim() || userId.trim())
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
      <Button type="primary" htmlType="submit" size="large" block loading={busy}>
        {t('signIn.submit')}
      </Button>
    </form>
  )
}
