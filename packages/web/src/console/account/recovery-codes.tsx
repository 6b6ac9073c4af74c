import { Button } from 'antd'
import { useT } from '../i18n/use-t.ts'
import { copyText } from '../lib/copy-text.ts'

/** Shown this once. */
export function RecoveryCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const t = useT()
  return (
    <div data-testid="recovery-codes">
      <p>{t('otp.recoveryCodes')}</p>
      <ul className="recovery-codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="account-buttons">
        <Button onClick={() => void copyText(codes.join('\n'))}>{t('otp.copyCodes')}</Button>
        <Button type="primary" data-testid="codes-kept" onClick={onKept}>
          {t('otp.codesKept')}
        </Button>
      </div>
    </div>
  )
}
