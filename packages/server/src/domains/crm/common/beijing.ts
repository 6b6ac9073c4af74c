/** Yunke writes times of Beijing, which has been eight hours ahead of UTC, the whole year, since 1992. */
const offsetMs = 8 * 3_600_000
const dayMs = 86_400_000

/** `2025-01-31`, of a moment. */
export const beijingDay = (time: Date): string => new Date(time.getTime() + offsetMs).toISOString().slice(0, 10)

export const startOfDay = (day: string): Date => new Date(Date.parse(`${day}T00:00:00Z`) - offsetMs)

export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10)

/** From 1 for the same day. */
export const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / dayMs + 1
