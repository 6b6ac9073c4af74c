/** Yunke writes the time of Beijing without saying so. It is UTC+8 all year; a summer time was last kept in 1991. */
const offsetMs = 8 * 3_600_000
const written = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[ T](\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?$/
const withZone = /^\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:?\d{2})$/
/** Numbers below are seconds since 1970, above milliseconds: the border is 1973 in one and 5138 in the other. */
const smallestMs = 100_000_000_000

/**
 * The moment of a time as Yunke writes it: `2025-11-01 09:30:00`, `2025/11/1 9:30`, or seconds or milliseconds since 1970.
 * @returns undefined for what is no time, such as the 31st of February
 */
export function parseBeijingTime(value: unknown): Date | undefined {
  if (typeof value === 'number') return fromEpoch(value)
  if (typeof value !== 'string') return undefined
  const text = value.trim()
  if (/^\d{9,14}$/.test(text)) return fromEpoch(Number(text))
  if (withZone.test(text)) return valid(new Date(text))
  const parts = written
    .exec(text)
    ?.slice(1)
    .map((part) => Number(part ?? 0))
  if (!parts) return undefined
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts
  const local = new Date(Date.UTC(year, month - 1, day, hour, minute, second))
  const isReal = local.getUTCMonth() === month - 1 && local.getUTCDate() === day && local.getUTCHours() === hour
  const isClock = minute < 60 && second < 60
  return isReal && isClock ? valid(new Date(local.getTime() - offsetMs)) : undefined
}

/** `2025-11-01` in Beijing. */
export const beijingDate = (moment: Date): string => local(moment).slice(0, 10)

/** `2025-11-01 09:30` in Beijing; seconds are cut off. */
export const beijingMinute = (moment: Date): string => local(moment).slice(0, 16).replace('T', ' ')

const local = (moment: Date): string => new Date(moment.getTime() + offsetMs).toISOString()

function fromEpoch(number: number): Date | undefined {
  if (!Number.isFinite(number) || number <= 0) return undefined
  return valid(new Date(number < smallestMs ? number * 1_000 : number))
}

const valid = (date: Date): Date | undefined => (Number.isNaN(date.getTime()) ? undefined : date)
