import { momentText } from '../i18n/translate.ts'
import { useT } from '../i18n/use-t.ts'
import { fullTime, momentOf } from '../lib/time.ts'
import { useNow } from '../lib/use-now.ts'

/** A moment as people say it; the exact time is in the tooltip. */
export function When({ at }: { at: string }) {
  const t = useT()
  const now = useNow(30_000)
  const ms = Date.parse(at)
  return (
    <time className="when" dateTime={at} title={fullTime(ms)}>
      {momentText(t, momentOf(ms, now))}
    </time>
  )
}
