import { setTimeout as delay } from 'node:timers/promises'

export interface Loader {
  /** A second wish for the same key, while the first has not begun, is one. */
  want(key: string, task: () => Promise<void>): void
  /** Something changed: a task that had to wait may run now. */
  look(): void
  readonly idle: boolean
}

const pauseMs = 100

/** What a screen asks for by HTTP: one task after the other, each tried until it succeeds. */
export function createLoader(mayRun: (key: string) => boolean): Loader {
  const tasks = new Map<string, () => Promise<void>>()
  let running = false

  async function run(): Promise<void> {
    running = true
    for (let next = pick(); next; next = pick()) {
      const [key, task] = next
      tasks.delete(key)
      // @NOTE the desk was killed in the middle: asked for again.
      const failed = await task().catch(() => true)
      if (!failed) continue
      if (!tasks.has(key)) tasks.set(key, task)
      await delay(pauseMs)
    }
    running = false
  }

  const pick = () => [...tasks].find(([key]) => mayRun(key))
  const look = () => {
    if (!running) void run()
  }

  return {
    want(key, task) {
      tasks.set(key, task)
      look()
    },
    look,
    get idle() {
      return !running && tasks.size === 0
    },
  }
}
