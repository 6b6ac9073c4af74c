type Ask<Found> = (keys: readonly string[]) => Promise<ReadonlyMap<string, Found>>

interface Batch<Found> {
  readonly keys: Set<string>
  readonly found: Promise<ReadonlyMap<string, Found>>
}

/** Single questions that are asked in the same turn of the event loop go out together, each key once. */
export function batched<Found>(most: number, ask: Ask<Found>): (key: string) => Promise<Found | undefined> {
  let open: Batch<Found> | undefined

  const start = (): Batch<Found> => {
    const keys = new Set<string>()
    const found = new Promise((resolve) => setImmediate(resolve)).then(() => {
      if (open?.keys === keys) open = undefined
      return ask([...keys])
    })
    return { keys, found }
  }

  return async (key) => {
    if (!open || open.keys.size >= most) open = start()
    open.keys.add(key)
    return (await open.found).get(key)
  }
}
