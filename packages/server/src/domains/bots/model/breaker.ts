import { ModelError } from './model-error.ts'

export interface Breaker {
  /** Throws while the endpoint is left alone. */
  run<T>(work: () => Promise<T>): Promise<T>
}

const failuresBeforePause = 3
const pauseMs = 15_000

/**
 * After three failures in a row the endpoint is not asked for 15 s, and then by one question at a time: a dead one costs
 * its deadline three times only.
 */
export function createBreaker(now: () => number): Breaker {
  let failures = 0
  let pausedUntil = 0
  return {
    async run(work) {
      if (now() < pausedUntil)
        throw new ModelError('The model is not asked for a moment: it failed again and again.', { isOurs: true })
      if (failures >= failuresBeforePause) pausedUntil = now() + pauseMs
      try {
        const result = await work()
        failures = 0
        pausedUntil = 0
        return result
      } catch (error) {
        if (error instanceof ModelError && error.kind.isOurs) {
          if (failures >= failuresBeforePause) pausedUntil = 0
          throw error
        }
        failures += 1
        if (failures >= failuresBeforePause) pausedUntil = now() + pauseMs
        throw error
      }
    },
  }
}
