import type { Failure } from '../api/failure.ts'
import { failureSentence } from '../i18n/translate.ts'
import { useT } from '../i18n/use-t.ts'

export function Complaint({ failure }: { failure: Failure | undefined }) {
  const t = useT()
  if (!failure) return null
  return (
    <p className="account-complaint" role="alert">
      {failure.code === 40000 && failure.text ? failure.text : failureSentence(t, failure)}
    </p>
  )
}
