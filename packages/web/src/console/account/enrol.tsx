import { Button, Input, Skeleton } from 'antd'
import { useEffect, useState } from 'react'
import { useT } from '../i18n/use-t.ts'
import { CopyValue } from '../panel/copy-value.tsx'
import { accountApi } from './api.ts'
import type { Binding } from './calls.ts'
import { Complaint } from './complaint.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'
import { useAttempt } from './use-attempt.ts'

/** Scan, type the code, keep the recovery codes. `onDone` is called when the person says that they are kept. */
export function Enrol({ userId, onDone }: { userId: string; onDone: () => void }) {
  const t = useT()
  const { busy, failure, attempt } = useAttempt()
  const [binding, setBinding] = useState<Binding>()
  const [code, setCode] = useState('')
  const [recovery, setRecovery] = useState<readonly string[]>()
  useEffect(() => {
    let left = false
    accountApi.bind().then(
      (made) => left || setBinding(made),
      () => left || onDone(), // @NOTE refused: there is a second factor already, which the page around shows
    )
    return () => {
      left = true
    }
  }, [onDone])
  const verify = (typed: string) =>
    attempt(async () => {
      setCode('')
      const { recovery_codes = [] } = await accountApi.verify(userId, typed)
      setRecovery(recovery_codes)
    })
  if (recovery) return <RecoveryCodes codes={recovery} onKept={onDone} />
  if (!binding) return <Skeleton active paragraph={{ rows: 4 }} />
  return (
    <div className="enrol" data-testid="enrol">
      <img src={binding.qr_code} alt={t('otp.qr')} width={200} height={200} />
      <div className="enrol-steps">
        <p>{t('otp.scan')}</p>
        <p>
          {t('otp.byHand')} <CopyValue value={binding.secret} what={t('otp.secret')} />
        </p>
        <Input.OTP
          length={6}
          aria-label={t('otp.code')}
          value={code}
          disabled={busy}
          onChange={(typed) => {
            setCode(typed)
            void verify(typed)
          }}
        />
        <Complaint failure={failure} />
        <Button loading={busy} onClick={() => void verify(code)} disabled={code.length < 6}>
          {t('otp.verify')}
        </Button>
      </div>
    </div>
  )
}
