import type { Locale, Translate } from '../i18n/use-t.ts'
import type { Line } from '../visit/state.ts'

const pauseMs = 10 * 60_000
const dayMs = 24 * 3_600_000

/** A time above the first line, and above every line that follows a pause. */
export function whenLines(
  lines: readonly Line[],
  locale: Locale,
  t: Translate,
  now: Date = new Date(),
): (string | undefined)[] {
  let before = 0
  return lines.map(({ message }) => {
    const at = Date.parse(message.created_at)
    if (Number.isNaN(at) || at - before < pauseMs) return undefined
    before = at
    return whenText(new Date(at), now, locale, t)
  })
}

function whenText(at: Date, now: Date, locale: Locale, t: Translate): string {
  const time = at.toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit', hour12: false })
  if (isSameDay(at, now)) return time
  if (isSameDay(at, new Date(now.getTime() - dayMs))) return `${t('time.yesterday')} ${time}`
  const year = at.getFullYear() === now.getFullYear() ? {} : { year: 'numeric' as const }
  return `${at.toLocaleDateString(locale, { ...year, month: 'short', day: 'numeric' })} ${time}`
}

const isSameDay = (one: Date, other: Date) => one.toDateString() === other.toDateString()
