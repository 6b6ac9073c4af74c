import { useDegraded } from '../auth/roles.ts'
import { useT } from '../i18n/use-t.ts'

export function DegradedBanner() {
  const t = useT()
  if (!useDegraded()) return null
  return (
    <div className="degraded-banner" data-testid="banner-degraded" role="status">
      {t('account.degraded')}
    </div>
  )
}
