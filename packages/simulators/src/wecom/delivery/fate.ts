import type { State } from '../state.ts'

export interface Fate {
  readonly dropped: boolean
  /** Delivered once more after its 200. */
  readonly repeated: boolean
  readonly delayMs: number
}

/** Always four draws a message, so that changing one rate leaves the hits of the others where they were. */
export function drawFate({ random, faults }: State): Fate {
  const [drop, repeat, reorder, delay] = [random(), random(), random(), random()]
  return {
    dropped: drop < faults.dropRate,
    repeated: repeat < faults.duplicateRate,
    delayMs: reorder < faults.reorderRate ? Math.ceil(delay * faults.maxDelayMs) : 0,
  }
}
