import { median, percentile, round } from '../stats.ts'

export interface Times {
  readonly p50Ms: number
  readonly p99Ms: number
}

type Call = () => Promise<unknown>

/** Not counted: they are compiled and planned. */
const warmCalls = 30

/** One call after the other. */
export async function timesOf(calls: number, call: Call): Promise<Times> {
  await msOf(warmCalls, call)
  return summed(await msOf(calls, call))
}

/** Of two that are compared: they take turns, for a machine is not as fast at every moment. */
export async function timesInTurns(turns: number, often: { calls: number; call: Call }, once: Call) {
  await msOf(warmCalls, often.call)
  await once()
  const ms = { often: [] as number[], once: [] as number[] }
  for (let turn = 0; turn < turns; turn++) {
    ms.often.push(...(await msOf(often.calls, often.call)))
    ms.once.push(...(await msOf(1, once)))
  }
  return [summed(ms.often), summed(ms.once)] as const
}

async function msOf(calls: number, call: Call): Promise<number[]> {
  const ms: number[] = []
  for (let i = 0; i < calls; i++) {
    const startedAt = performance.now()
    await call()
    ms.push(performance.now() - startedAt)
  }
  return ms
}

const summed = (ms: readonly number[]): Times => ({
  p50Ms: round(median(ms), 2),
  p99Ms: round(percentile(ms, 99), 2),
})
