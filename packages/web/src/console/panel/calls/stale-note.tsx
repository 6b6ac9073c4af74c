import type { Stale } from '@yingda/server/domains/crm/contract'
import { wordOf } from '../../i18n/translate.ts'
import { useT } from '../../i18n/use-t.ts'
import { fullTime } from '../../lib/time.ts'
import './calls.css'

/** What is shown is not of now, why not, and since when. */
export function StaleNote({ stale }: { stale: Stale | undefined }) {
  const t = useT()
  if (!stale) return null
  return (
    <p className="calls-stale" role="status" data-testid="calls-stale">
      {wordOf(t, 'calls.stale', stale.reason, t('calls.stale.unreachable'))}
      <small>{t('calls.since', { time: fullTime(Date.parse(stale.since)) })}</small>
    </p>
  )
}
