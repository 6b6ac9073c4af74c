import { dayText } from '../../i18n/translate.ts'
import { useT } from '../../i18n/use-t.ts'
import { dayOf } from '../../lib/time.ts'
import { useNow } from '../../lib/use-now.ts'

export function DayLine({ at }: { at: string }) {
  const t = useT()
  const now = useNow(30_000)
  return (
    <li className="day-line">
      <span>{dayText(t, dayOf(Date.parse(at), now))}</span>
    </li>
  )
}
