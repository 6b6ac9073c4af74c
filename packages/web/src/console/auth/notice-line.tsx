import { failureSentence, type Translate } from '../i18n/translate.ts'
import { useT } from '../i18n/use-t.ts'
import type { Notice } from './auth.ts'

export function NoticeLine({ notice }: { notice: Notice }) {
  const t = useT()
  return (
    <p className="sign-in-notice" role="alert">
      {sentence(t, notice)}
    </p>
  )
}

function sentence(t: Translate, notice: Notice): string {
  if (notice.kind === 'expired') return t('signIn.expired')
  if (notice.kind === 'foreign') return t('signIn.foreign')
  const { kind, failure } = notice
  if (failure.code !== 1001) return failureSentence(t, failure)
  // Refused before anyone was signed in: nothing has expired.
  return kind === 'link' ? t('signIn.linkFailed') : failure.text || t('error.1005')
}
