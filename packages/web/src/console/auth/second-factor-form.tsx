import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import type { Failure } from '../api/failure.ts'
import { failureSentence } from '../i18n/translate.ts'
import { useT } from '../i18n/use-t.ts'
import { signIn, startOver } from './auth.ts'
import type { Credentials } from './credentials.ts'

type Props = { name: string; shown: Credentials; failure: Failure | undefined }

/** Six digits of the authenticator app, or a recovery code by whoever lost the telephone. */
export function SecondFactorForm({ name, shown, failure }: Props) {
  const t = useT()
  const [code, setCode] = useState('')
  const [busy, setBusy] = useState(false)
  const [recovering, setRecovering] = useState(false)
  const submit = async (typed: string) => {
    if (busy || typed.trim() === '') return
    setBusy(true)
    await signIn(shown, typed.trim())
    setBusy(false)
    setCode('')
  }
  return (
    <form
      className="sign-in-form"
      data-testid="second-factor"
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        void submit(code)
      }}
    >
      <p className="sign-in-lead">{t(recovering ? 'otp.recoveryLead' : 'otp.lead', { name })}</p>
      {failure && (
        <p className="sign-in-notice" role="alert">
          {failureSentence(t, failure)}
        </p>
      )}
      {recovering ? (
        <Input
          size="large"
          autoFocus
          autoComplete="off"
          aria-label={t('otp.recovery')}
          placeholder={t('otp.recovery')}
          value={code}
          data-testid="recovery-code"
          onChange={(event) => setCode(event.target.value)}
        />
      ) : (
        <Input.OTP
          size="large"
          autoFocus
          length={6}
          aria-label={t('otp.code')}
          value={code}
          disabled={busy}
          onChange={(typed) => {
            setCode(typed)
            void submit(typed)
          }}
        />
      )}
      <Button type="primary" htmlType="submit" size="large" block loading={busy}>
        {t('signIn.submit')}
      </Button>
      <p className="sign-in-language">
        <Button type="link" size="small" onClick={() => setRecovering(!recovering)}>
          {t(recovering ? 'otp.useCode' : 'otp.useRecovery')}
        </Button>
        <Button type="link" size="small" onClick={startOver}>
          {t('signIn.startOver')}
        </Button>
      </p>
    </form>
  )
}
