const gmt8Ms = 8 * 3_600_000
const form = /^(\d{4})-(\d{2})-(\d{2}) (\d{2}):(\d{2}):(\d{2})$/

/** Milliseconds since 1970 as the gateway writes them, `2025-01-02 03:04:05` by the clock of Beijing. */
export const josTime = (ms: number): string => new Date(ms + gmt8Ms).toISOString().slice(0, 19).replace('T', ' ')

/** Undefined when it is no such time; a 30th of February is none. */
export function readJosTime(text: string): number | undefined {
  if (!form.test(text)) return undefined
  const ms = Date.parse(`${text.replace(' ', 'T')}Z`) - gmt8Ms
  return Number.isFinite(ms) && josTime(ms) === text ? ms : undefined
}
