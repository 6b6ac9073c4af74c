import { setTimeout as delay } from 'node:timers/promises'
import type { DeskProcess } from '../process/desk-process.ts'
import type { Random } from './random.ts'
import type { Question } from './traffic.ts'

export interface Kill {
  /** `burst`: with many messages on their way through the rooms. `starting`: while the desk comes back from a kill. */
  readonly strikes: 'burst' | 'anywhere' | 'starting'
  /** A working desk is not killed before this many questions were sent. */
  readonly afterQuestions: number
  readonly pauseMs: number
  /** Until the desk is started again. */
  readonly downMs: number
}

/** How long the desk takes to bring a burst from the door to the outbox, and more. */
const burstMs = 40

/** One in each slice of the traffic, somewhere inside it; the end stays quiet so that every kill falls among questions. */
export function planKills(kills: number, questions: readonly Pick<Question, 'atMs'>[], random: Random): Kill[] {
  const bursts = questions.flatMap(({ atMs }, index) => (atMs === questions[index + 1]?.atMs ? [index + 1] : []))
  return Array.from({ length: kills }, (_, index) => {
    const place = Math.ceil(((index + random()) / (kills + 0.5)) * questions.length)
    const strikes = index > 0 && random() < 0.2 ? 'starting' : random() < 0.6 ? 'burst' : 'anywhere'
    return {
      strikes,
      afterQuestions: strikes === 'burst' ? (bursts.find((burst) => burst >= place) ?? place) : place,
      pauseMs: random() * (strikes === 'burst' ? burstMs : 1_000),
      downMs: random() * 1_000,
    }
  })
}

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
    if (strikes !== 'starting') {
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
