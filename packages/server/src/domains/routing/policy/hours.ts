import type { Hours } from '../contract.ts'

/** Whether the hours say that somebody is there at this moment. */
export function isOpen(hours: Hours, at: Date): boolean {
  const today = localTime(hours.timeZone, at)
  const ofToday = intervals(hours, today.date)
  const ofYesterday = intervals(hours, dayBefore(today.date))
  return (
    ofToday.some(({ from, to }) => today.minute >= from && (to <= from || today.minute < to)) ||
    ofYesterday.some(({ from, to }) => to <= from && today.minute < to)
  )
}

export function isTimeZone(name: string): boolean {
  try {
    formatOf(name)
    return true
  } catch {
    // @NOTE the only thing it throws for is a name it does not know.
    return false
  }
}

/** In minutes of the day. One that does not end after it began goes on into the next day. */
const intervals = (hours: Hours, date: string) => {
  const day = weekdayFor(hours, date)
  return hours.weekly
    .filter((interval) => interval.day === day)
    .map(({ from, to }) => ({ from: minuteOf(from), to: minuteOf(to) }))
}

function weekdayFor({ workdays, holidays }: Hours, date: string): number | undefined {
  const workday = workdays.find((one) => one.date === date)
  if (workday) return workday.like ?? 1
  return holidays.includes(date) ? undefined : new Date(date).getUTCDay() || 7
}

function minuteOf(clock: string): number {
  const [hour = 0, minute = 0] = clock.split(':').map(Number)
  return hour * 60 + minute
}

const dayBefore = (date: string) => new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10)

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known) return known
  // Swedish writes dates as ISO does.
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
  formats.set(timeZone, format)
  return format
}

function localTime(timeZone: string, at: Date): { readonly date: string; readonly minute: number } {
  const [date = '', clock = ''] = formatOf(timeZone).format(at).split(' ')
  return { date, minute: minuteOf(clock) }
}
