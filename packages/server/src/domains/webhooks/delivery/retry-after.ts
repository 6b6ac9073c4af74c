const mostSeconds = 24 * 3600

/** What the receiver asks for, in whole seconds from `nowMs`; at most a day. Undefined for what is neither a number nor a date. */
export function retryAfterSeconds(header: string | null, nowMs: number): number | undefined {
  if (header === null) return undefined
  const text = header.trim()
  const seconds = /^\d{1,9}$/.test(text) ? Number(text) : Math.ceil((dateOf(text) - nowMs) / 1_000)
  return Number.isFinite(seconds) ? Math.min(Math.max(seconds, 0), mostSeconds) : undefined
}

/** Of HTTP, `Fri, 02 Jan 2026 03:04:05 GMT`: `Date.parse` takes much more for a date. */
const dateOf = (text: string): number => (/^[A-Z][a-z]{2}, \d/.test(text) ? Date.parse(text) : Number.NaN)
