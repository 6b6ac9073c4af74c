import { App, Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { useT } from '../i18n/use-t.ts'
import { accountApi } from './api.ts'
import { Complaint } from './complaint.tsx'
import { useAttempt } from './use-attempt.ts'

const shortest = 8

/** For days on which WeCom cannot be reached. */
export function Password() {
  const t = useT()
  const { message } = App.useApp()
  const { busy, failure, attempt } = useAttempt()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void attempt(async () => {
      await accountApi.setPassword(next, current)
      setCurrent('')
      setNext('')
      void message.success(t('account.passwordSet'))
    })
  }
  return (
    <section className="account-card">
      <h2>{t('account.password')}</h2>
      <p className="account-lead">{t('account.passwordLead')}</p>
      <form className="account-form" onSubmit={submit}>
        <Input.Password
          autoComplete="current-password"
          placeholder={t('account.currentPassword')}
          aria-label={t('account.currentPassword')}
          value={current}
          maxLength={128}
          onChange={(event) => setCurrent(event.target.value)}
        />
        <Input.Password
          autoComplete="new-password"
          placeholder={t('account.newPassword', { count: shortest })}
          aria-label={t('account.newPassword', { count: shortest })}
          value={next}
          maxLength={128}
          onChange={(event) => setNext(event.target.value)}
        />
        <Button htmlType="submit" loading={busy} disabled={next.length < shortest}>
          {t('account.setPassword')}
        </Button>
      </form>
      <Complaint failure={failure} />
    </section>
  )
}
