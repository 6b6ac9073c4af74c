const offsetMs = 8 * 3_600_000

/** `yyyy-MM-dd HH:mm:ss` in GMT+8. */
export const beijing = (ms: number): string => new Date(ms + offsetMs).toISOString().slice(0, 19).replace('T', ' ')

/** The moment of such a text in milliseconds; `undefined` when it is none. */
export function fromBeijing(text: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(text)) return undefined
  const ms = Date.parse(`${text.replace(' ', 'T')}+08:00`)
  return Number.isNaN(ms) ? undefined : ms
}
