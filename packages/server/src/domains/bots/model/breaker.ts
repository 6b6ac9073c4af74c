import { type Model, ModelError } from './model.ts'

const failuresBeforePause = 3
const pauseMs = 15_000

/** After three failures in a row the model is not asked for 15 s, so that a dead one costs its deadline three times only. */
export function withBreaker(model: Model, now: () => number): Model {
  let failures = 0
  let pausedUntil = 0
  return {
    async answer(...asked) {
      if (now() < pausedUntil) throw new ModelError('The model is not asked for a moment: it failed again and again.')
      try {
        const text = await model.answer(...asked)
        failures = 0
        return text
      } catch (error) {
        failures += 1
        if (failures >= failuresBeforePause) pausedUntil = now() + pauseMs
        throw error
      }
    },
  }
}
