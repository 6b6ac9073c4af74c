/** Works on up to `width` items at once and hands the results out in the order of the items. */
export async function* inOrder<Item, Result>(
  items: readonly Item[],
  width: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result, void, undefined> {
  const started: Promise<Result>[] = []
  let next = 0
  const start = () => {
    const item = items[next]
    next += 1
    if (item === undefined) return
    const result = work(item)
    // Who stops listening after a failure has not asked about the others.
    result.catch(() => {})
    started.push(result)
  }
  while (started.length < width && next < items.length) start()
  for (let first = started.shift(); first; first = started.shift()) {
    const result = await first
    start()
    yield result
  }
}
