import { setTimeout as delay } from 'node:timers/promises'
import type { DeskProcess } from '../process/desk-process.ts'
import type { Random } from './random.ts'

export interface Kill {
  /** `working`: among the questions. `starting`: while the desk comes back from the kill before. */
  readonly strikes: 'working' | 'starting'
  /** A working desk is not killed before this many questions were sent. */
  readonly afterQuestions: number
  readonly pauseMs: number
  /** Until the desk is started again. */
  readonly downMs: number
}

const startingShare = 0.2

/** One in each slice of the traffic, somewhere inside it; the end stays quiet so that every kill falls among questions. */
export const planKills = (kills: number, n: number, random: Random): Kill[] =>
  Array.from({ length: kills }, (_, index) => ({
    strikes: index > 0 && random() < startingShare ? 'starting' : 'working',
    afterQuestions: Math.ceil(((index + random()) / (kills + 0.5)) * n),
    // Half of them come while the newest question is on its way through the rooms.
    pauseMs: random() < 0.5 ? random() * 30 : random() * 1_000,
    downMs: random() * 1_000,
  }))

/** How many questions have been sent. */
export interface Progress {
  readonly sent: number
  reached(count: number): Promise<void>
}

/** A desk that just came back works on this many more questions before the next kill. */
const breath = 10

export interface Restarts {
  /** From the start of the process until the desk is ready. */
  readonly startMs: number[]
  /** From the kill until the desk is ready again. */
  readonly outageMs: number[]
}

export async function killAgainAndAgain(
  desk: Pick<DeskProcess, 'kill' | 'start'>,
  plan: readonly Kill[],
  progress: Progress,
): Promise<Restarts> {
  const restarts: Restarts = { startMs: [], outageMs: [] }
  let killedAtMs = performance.now()
  let back = Promise.resolve()
  for (const { strikes, afterQuestions, pauseMs, downMs } of plan) {
    if (strikes === 'working') {
      await back
      await progress.reached(Math.max(afterQuestions, progress.sent + breath))
      killedAtMs = performance.now() + pauseMs
    }
    await delay(pauseMs)
    await desk.kill()
    await delay(downMs)
    const outageSinceMs = killedAtMs
    back = desk.start().then((startMs) => {
      if (startMs === 'killed') return
      restarts.startMs.push(startMs)
      restarts.outageMs.push(performance.now() - outageSinceMs)
    })
    // @NOTE a start that fails is reported where it is awaited, or by `crashed`.
    back.catch(() => {})
  }
  await back
  return restarts
}
