const dayMs = 86_400_000
const offsetMs = 8 * 3_600_000

/** Today and the days before it, as they are counted in Beijing, where Yunke counts. */
export function lastDays(count: number, now: number): { from: string; to: string } {
  const day = (ago: number) => new Date(now + offsetMs - ago * dayMs).toISOString().slice(0, 10)
  return { from: day(count - 1), to: day(0) }
}
