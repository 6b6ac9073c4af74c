import { messageOf } from './errors.ts'
import type { Log } from './log.ts'

export interface Worker {
  /** There may be work: look now. Costs nothing when it is already looking. */
  poke(): void
  /** Resolves when the work that was there is done. */
  idle(): Promise<void>
  stop(): Promise<void>
}

export interface WorkerOptions {
  readonly name: string
  readonly log: Log
  /** Does one batch; true = there may be more, look again at once. */
  readonly work: () => Promise<boolean>
  /** Looks by itself this often (ms), for work that nobody announced. */
  readonly everyMs?: number
  /** The part of the time it may work now, 1 = all: between batches it rests, so that what cannot wait comes first. */
  readonly share?: () => number
}

/** One lane that works while there is work and otherwise sleeps until poked. An error is logged and tried again. */
export function startWorker({ name, log, work, everyMs = 1_000, share = () => 1 }: WorkerOptions): Worker {
  let running: Promise<void> | undefined
  let again = false
  let stopped = false
  /** Whoever waits for the work to be done waits for no rests. */
  let awaited = 0
  let endRest = () => {}

  async function workOn(): Promise<boolean> {
    const began = performance.now()
    const more = await work()
    const restMs = (performance.now() - began) * (1 / share() - 1)
    if (more && restMs > 0 && awaited === 0 && !stopped) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, restMs)
        endRest = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
    return more
  }

  async function run(): Promise<void> {
    do {
      again = false
      try {
        while (!stopped && (await workOn()));
      } catch (error) {
        log.error({ err: error, worker: name }, `${name}: ${messageOf(error)}`)
        await pause(stopped ? 0 : 200)
      }
    } while (again && !stopped)
  }

  function poke(): void {
    again = true
    if (running || stopped) return
    running = run().finally(() => {
      running = undefined
      if (again) poke()
    })
  }

  const timer = setInterval(poke, everyMs)
  poke()
  return {
    poke,
    idle: async () => {
      awaited += 1
      endRest()
      while (running) await running
      awaited -= 1
    },
    stop: async () => {
      stopped = true
      endRest()
      clearInterval(timer)
      await running
    },
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
