import { setTimeout as delay } from 'node:timers/promises'

/** Waits for a fact; throws its name when it does not come true in time. */
export async function until(fact: string, holds: () => boolean | Promise<boolean>, withinMs = 30_000): Promise<void> {
  if (!(await holdsWithin(withinMs, holds))) throw new Error(`After ${withinMs} ms it is still not so that ${fact}.`)
}

export async function holdsWithin(withinMs: number, holds: () => boolean | Promise<boolean>): Promise<boolean> {
  const deadline = Date.now() + withinMs
  while (!(await holds())) {
    if (Date.now() > deadline) return false
    await delay(50)
  }
  return true
}
