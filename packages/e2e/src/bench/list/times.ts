import { median, percentile, round } from '../stats.ts'

export interface Times {
  readonly p50Ms: number
  readonly p99Ms: number
}

/** One call after the other; the first few warm what is to be warm. */
export async function timesOf(calls: number, call: () => Promise<unknown>): Promise<Times> {
  for (let i = 0; i < 5; i++) await call()
  const ms: number[] = []
  for (let i = 0; i < calls; i++) {
    const startedAt = performance.now()
    await call()
    ms.push(performance.now() - startedAt)
  }
  return { p50Ms: round(median(ms), 2), p99Ms: round(percentile(ms, 99), 2) }
}
