/** RFC 3339 with `+00:00`, as clients of the first hour are used to. */
export const isoTime = (time: Date): string => time.toISOString().replace('.000Z', 'Z').replace('Z', '+00:00')

export const isoTimeOrNull = (time: Date | null): string | null => time && isoTime(time)

const shape =
  /^(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d)(?::?(\d\d)(?::?(\d\d)(?:[.,](\d{1,9}))?)?)?(Z|[+-]\d\d(?::?\d\d(?::?\d\d)?)?)?)?$/

/** A moment in ISO 8601, to the millisecond; without a zone it is UTC. undefined: it is no such moment. */
export function parseIsoTime(text: string): Date | undefined {
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '', zone = 'Z'] = shape.exec(text) ?? []
  if (year === undefined || month === undefined || day === undefined) return undefined
  const local = new Date(0)
  local.setUTCFullYear(Number(year), Number(month) - 1, Number(day))
  const isDay = local.getUTCMonth() === Number(month) - 1 && local.getUTCDate() === Number(day)
  const offset = offsetOf(zone)
  if (!isDay || offset === undefined || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59)
    return undefined
  local.setUTCHours(Number(hour), Number(minute), Number(second), Number(fraction.padEnd(3, '0').slice(0, 3)))
  const moment = new Date(local.getTime() - offset * 1_000)
  return moment.getTime() >= earliest && moment.getTime() <= latest ? moment : undefined
}

/** Years that are written with four digits in every zone. */
const earliest = Date.parse('0001-01-01T00:00:00Z')
const latest = Date.parse('9999-12-31T23:59:59.999Z')

/** In seconds; undefined: no place on earth. */
function offsetOf(zone: string): number | undefined {
  if (zone === 'Z') return 0
  const [hours = 0, minutes = 0, seconds = 0] = (zone.slice(1).match(/\d\d/g) ?? []).map(Number)
  if (hours > 23 || minutes > 59 || seconds > 59) return undefined
  return (zone.startsWith('-') ? -1 : 1) * (hours * 3_600 + minutes * 60 + seconds)
}
