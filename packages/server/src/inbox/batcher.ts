export interface BatcherOptions<T> {
  /** How many flushes may run at once. */
  readonly lanes: number
  readonly maxBatch: number
  readonly flush: (items: readonly T[]) => Promise<void>
}

interface Waiting<T> {
  readonly item: T
  readonly resolve: () => void
  readonly reject: (error: unknown) => void
}

/**
 * Batches without a timer: an item leaves at once when a lane is free, and waits with the others while all lanes are
 * busy, so that batches grow by themselves under load. `add` resolves when the item's own flush has.
 */
export function createBatcher<T>({ lanes, maxBatch, flush }: BatcherOptions<T>): { add(item: T): Promise<void> } {
  const waiting: Waiting<T>[] = []
  let free = lanes
  let scheduled = false

  async function pump(): Promise<void> {
    scheduled = false
    if (free === 0 || waiting.length === 0) return
    const batch = waiting.splice(0, maxBatch)
    free--
    schedule()
    try {
      await flush(batch.map(({ item }) => item))
      for (const { resolve } of batch) resolve()
    } catch (error) {
      for (const { reject } of batch) reject(error)
    } finally {
      free++
      schedule()
    }
  }

  /** One turn of the event loop later, so that requests read in the same turn leave together. */
  function schedule(): void {
    if (scheduled || free === 0 || waiting.length === 0) return
    scheduled = true
    setImmediate(() => void pump())
  }

  return {
    add: (item) =>
      new Promise<void>((resolve, reject) => {
        waiting.push({ item, resolve, reject })
        schedule()
      }),
  }
}
