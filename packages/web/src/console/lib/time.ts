const minuteMs = 60_000
const hourMs = 60 * minuteMs

/** What the row of a list says about a moment; the reader's language turns it into words. */
export type Moment =
  | { kind: 'now' }
  | { kind: 'minutes'; minutes: number }
  | { kind: 'today'; time: string }
  | { kind: 'yesterday'; time: string }
  | { kind: 'date'; date: string; time: string }

export function momentOf(at: number, now: number): Moment {
  const ageMs = now - at
  if (ageMs < minuteMs && ageMs > -hourMs) return { kind: 'now' }
  if (ageMs < hourMs && ageMs > 0) return { kind: 'minutes', minutes: Math.floor(ageMs / minuteMs) }
  const time = clockTime(at)
  const days = daysBetween(at, now)
  if (days === 0) return { kind: 'today', time }
  if (days === 1) return { kind: 'yesterday', time }
  return { kind: 'date', date: shortDate(at, now), time }
}

/** Which day a separator names. */
export type Day = { kind: 'today' } | { kind: 'yesterday' } | { kind: 'date'; date: string }

export function dayOf(at: number, now: number): Day {
  const days = daysBetween(at, now)
  if (days === 0) return { kind: 'today' }
  if (days === 1) return { kind: 'yesterday' }
  return { kind: 'date', date: shortDate(at, now) }
}

export const clockTime = (at: number): string => `${two(new Date(at).getHours())}:${two(new Date(at).getMinutes())}`

export function fullTime(at: number): string {
  const date = new Date(at)
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${clockTime(at)}:${two(date.getSeconds())}`
}

export const sameDay = (left: number, right: number): boolean => startOfDay(left) === startOfDay(right)

/** A stopwatch: `0:42`, `12:05`, `3:07:30`. A clock that runs behind shows nothing below zero. */
export function stopwatch(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  const hours = Math.floor(seconds / 3600)
  const minutes = Math.floor((seconds % 3600) / 60)
  const tail = two(seconds % 60)
  return hours > 0 ? `${hours}:${two(minutes)}:${tail}` : `${minutes}:${tail}`
}

/** How urgent a waiting customer is. */
export type Urgency = 'calm' | 'soon' | 'late'

export function urgencyOf(waitedMs: number): Urgency {
  if (waitedMs >= 300_000) return 'late'
  return waitedMs >= 60_000 ? 'soon' : 'calm'
}

const shortDate = (at: number, now: number): string => {
  const date = new Date(at)
  const day = `${two(date.getMonth() + 1)}-${two(date.getDate())}`
  return date.getFullYear() === new Date(now).getFullYear() ? day : `${date.getFullYear()}-${day}`
}

// Rounded, because a day on which clocks change is 23 or 25 hours long.
const daysBetween = (at: number, now: number) => Math.round((startOfDay(now) - startOfDay(at)) / (24 * hourMs))
const startOfDay = (at: number) => new Date(at).setHours(0, 0, 0, 0)
const two = (value: number) => String(value).padStart(2, '0')
