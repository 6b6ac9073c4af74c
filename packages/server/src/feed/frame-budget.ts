/** How much one socket may say: so many frames at once, and so many a second from then on. */
export interface FrameBudget {
  /** Counts one frame; false when it is one too many. */
  take(): boolean
}

interface Rate {
  readonly burst: number
  readonly perSecond: number
}

export function frameBudget({ burst, perSecond }: Rate, nowMs: () => number = () => performance.now()): FrameBudget {
  let left = burst
  let at = nowMs()
  return {
    take() {
      const now = nowMs()
      left = Math.min(burst, left + ((now - at) / 1_000) * perSecond)
      at = now
      if (left < 1) return false
      left -= 1
      return true
    },
  }
}
