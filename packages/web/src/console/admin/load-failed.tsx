import { Button } from 'antd'
import type { Failure } from '../api/failure.ts'
import { failureSentence } from '../i18n/translate.ts'
import { useT } from '../i18n/use-t.ts'

export function LoadFailed({ failure, onRetry }: { failure: Failure; onRetry: () => void }) {
  const t = useT()
  return (
    <div className="pane-note" role="alert">
      <strong>{failureSentence(t, failure)}</strong>
      <Button onClick={onRetry}>{t('app.retry')}</Button>
    </div>
  )
}
