/** The same values, fetched while those before are worked on: up to `most` wait, however many there are. */
export async function* ahead<T>(values: AsyncIterable<T>, most: number): AsyncGenerator<T> {
  const iterator = values[Symbol.asyncIterator]()
  const waiting: T[] = []
  let isOver = false
  let fault: { readonly error: unknown } | undefined
  let wake = () => {}
  const changed = () =>
    new Promise<void>((resolve) => {
      wake = resolve
    })

  async function fetchAll(): Promise<void> {
    while (!isOver) {
      const { done, value } = await iterator.next()
      if (done) return
      waiting.push(value)
      wake()
      while (waiting.length >= most && !isOver) await changed()
    }
  }
  const fetching = fetchAll()
    .catch((error: unknown) => {
      fault = { error }
    })
    .finally(() => {
      isOver = true
      wake()
    })
  try {
    for (;;) {
      const [next] = waiting.splice(0, 1)
      if (next !== undefined) {
        wake()
        yield next
      } else if (isOver) {
        if (fault) throw fault.error
        return
      } else await changed()
    }
  } finally {
    isOver = true
    wake()
    await fetching
    await iterator.return?.()
  }
}
