import { Button, Input, Popconfirm } from 'antd'
import { useCallback, useState } from 'react'
import { agentsApi, authStore, meChanged } from '../auth/auth.ts'
import { useStore } from '../feed/store.ts'
import { useT } from '../i18n/use-t.ts'
import { accountApi } from './api.ts'
import { Complaint } from './complaint.tsx'
import { Enrol } from './enrol.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'
import { useAttempt } from './use-attempt.ts'

export function SecondFactor() {
  const t = useT()
  const me = useStore(authStore, (auth) => (auth.status === 'signed-in' ? auth.me : undefined))
  const [enrolling, setEnrolling] = useState(false)
  const [code, setCode] = useState('')
  const [recovery, setRecovery] = useState<readonly string[]>()
  const { busy, failure, attempt } = useAttempt()
  const refresh = useCallback(async () => {
    setEnrolling(false)
    meChanged(await agentsApi.me())
  }, [])
  const onDone = useCallback(() => void refresh(), [refresh])
  const unbind = () =>
    attempt(async () => {
      await accountApi.unbind(code)
      setCode('')
      await refresh()
    })
  const renew = () =>
    attempt(async () => {
      setRecovery(await accountApi.renewCodes(code))
      setCode('')
    })
  if (!me) return null
  const enabled = me.otp_enabled === 1
  return (
    <section className="account-card">
      <h2>{t('otp.title')}</h2>
      <p className="account-lead" data-testid="otp-state" data-enabled={enabled}>
        {t(enabled ? 'otp.on' : 'otp.off')}
      </p>
      {enrolling && <Enrol userId={me.user_id} onDone={onDone} />}
      {!enrolling && !enabled && (
        <Button type="primary" data-testid="otp-start" onClick={() => setEnrolling(true)}>
          {t('otp.start')}
        </Button>
      )}
      {recovery && <RecoveryCodes codes={recovery} onKept={() => setRecovery(undefined)} />}
      {!enrolling && enabled && !recovery && (
        <div className="account-buttons">
          <Input
            className="account-code"
            inputMode="numeric"
            autoComplete="one-time-code"
            aria-label={t('otp.code')}
            data-testid="otp-fresh"
            placeholder={t('otp.code')}
            value={code}
            maxLength={24}
            onChange={(event) => setCode(event.target.value)}
          />
          <Button
            loading={busy}
            disabled={code.trim() === ''}
            data-testid="otp-renew"
            title={t('otp.renewHint')}
            onClick={() => void renew()}
          >
            {t('otp.renew')}
          </Button>
          <Popconfirm
            title={t('otp.unbindAsk')}
            okText={t('otp.unbind')}
            cancelText={t('account.cancel')}
            onConfirm={unbind}
          >
            <Button danger loading={busy} disabled={code.trim() === ''}>
              {t('otp.unbind')}
            </Button>
          </Popconfirm>
        </div>
      )}
      <Complaint failure={failure} />
    </section>
  )
}
