import type { Sleep } from '../clock.ts'
import { YunkeNetworkError } from '../errors.ts'

const busyStatuses: ReadonlySet<string> = new Set(['429', '502', '503', '504'])
const maxTries = 3
const firstDelayMs = 500

interface RepeatOptions {
  readonly repeatable: boolean
  readonly sleep: Sleep
  readonly signal: AbortSignal | undefined
}

/** Makes a call that only reads up to three times while somebody in between is busy, waiting longer each time. */
export async function repeatWhileBusy<T>(options: RepeatOptions, work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work()
    } catch (error) {
      const isBusy = error instanceof YunkeNetworkError && busyStatuses.has(error.code)
      if (!options.repeatable || !isBusy || tries >= maxTries) throw error
      await options.sleep(backOffMs(tries))
      options.signal?.throwIfAborted()
    }
  }
}

/** Half of each wait is chance, so that calls refused together do not come back together. */
export const backOffMs = (tries: number, random: () => number = Math.random): number =>
  firstDelayMs * 2 ** (tries - 1) * (0.5 + random() / 2)
