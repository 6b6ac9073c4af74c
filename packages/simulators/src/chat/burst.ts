import { setTimeout as delay } from 'node:timers/promises'

export interface Burst {
  messages: number
  /** 10 unless given. */
  customers?: number
  /** As fast as possible unless given. */
  perSecond?: number
  /** Before the number of each text; `burst` unless given. */
  prefix?: string
}

const stepMs = 10

/** Customers write in turn: `<prefix> <number>`, rising. Resolves when all is said, not when it is delivered. */
export async function burst(
  write: (said: { from: string; text: string }) => void,
  { messages, customers = 10, perSecond = 0, prefix = 'burst' }: Burst,
  signal: AbortSignal,
): Promise<{ emitted: number }> {
  const startedMs = performance.now()
  let emitted = 0
  while (emitted < messages && !signal.aborted) {
    emitted += 1
    write({ from: `${prefix}-${emitted % customers}`, text: `${prefix} ${emitted}` })
    const dueMs = perSecond === 0 ? 0 : startedMs + (emitted / perSecond) * 1_000 - performance.now()
    if (dueMs < stepMs && emitted % 100 !== 0) continue
    // @NOTE an abort only ends the waiting; the loop sees it.
    await delay(Math.max(0, dueMs), undefined, { signal }).catch(() => {})
  }
  return { emitted }
}
