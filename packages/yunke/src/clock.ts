export interface Clock {
  /** Milliseconds. */
  now(): number
}

export type Sleep = (ms: number) => Promise<void>

export const sleepMs: Sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms))
