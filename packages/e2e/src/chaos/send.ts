import { setTimeout as delay } from 'node:timers/promises'
import type { Progress } from './kills.ts'
import type { Remote } from './remotes/remote.ts'
import type { Question } from './traffic.ts'

export interface Sending extends Progress {
  /** Resolves when the last question is on its way. */
  readonly done: Promise<void>
}

/** Customers ask as planned, whatever the desk does meanwhile. */
export function startSending(
  placeOf: (customer: string) => Pick<Remote, 'write'>,
  questions: readonly Question[],
): Sending {
  let sent = 0
  let waiting: { count: number; resolve: () => void }[] = []
  const sinceMs = performance.now()

  async function send(): Promise<void> {
    for (const { customer, text, atMs } of questions) {
      const earlyMs = atMs - (performance.now() - sinceMs)
      if (earlyMs > 0) await delay(earlyMs)
      placeOf(customer).write({ from: customer, text })
      sent += 1
      for (const { count, resolve } of waiting) if (count <= sent) resolve()
      waiting = waiting.filter(({ count }) => count > sent)
    }
  }

  return {
    done: send(),
    get sent() {
      return sent
    },
    reached: (wanted) => {
      const count = Math.min(wanted, questions.length)
      return count <= sent ? Promise.resolve() : new Promise((resolve) => waiting.push({ count, resolve }))
    },
  }
}
