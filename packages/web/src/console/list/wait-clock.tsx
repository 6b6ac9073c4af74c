import { useT } from '../i18n/use-t.ts'
import { stopwatch, urgencyOf } from '../lib/time.ts'
import { useNow } from '../lib/use-now.ts'

/** How long a customer has been waiting; the colour turns from green over amber to red. */
export function WaitClock({ since }: { since: string }) {
  const t = useT()
  const waitedMs = useNow(1000) - Date.parse(since)
  const time = stopwatch(waitedMs)
  return (
    <time className="wait-clock" data-urgency={urgencyOf(waitedMs)} title={t('row.waited', { time })}>
      {time}
    </time>
  )
}
