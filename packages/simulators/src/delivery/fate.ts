export interface Fate {
  readonly dropped: boolean
  /** Delivered once more after its 200. */
  readonly repeated: boolean
  readonly delayMs: number
}

export interface FateFaults {
  duplicateRate: number
  reorderRate: number
  /** Longest delay of a reordered message. */
  maxDelayMs: number
  dropRate: number
}

/** Always four draws a message, so that changing one rate leaves the hits of the others where they were. */
export function drawFate({ random, faults }: { readonly random: () => number; readonly faults: FateFaults }): Fate {
  const [drop, repeat, reorder, delay] = [random(), random(), random(), random()]
  return {
    dropped: drop < faults.dropRate,
    repeated: repeat < faults.duplicateRate,
    delayMs: reorder < faults.reorderRate ? Math.ceil(delay * faults.maxDelayMs) : 0,
  }
}
