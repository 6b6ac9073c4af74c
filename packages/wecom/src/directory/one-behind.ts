export interface OneBehind<Item> {
  /** Begins work on the item when the item before it is done; throws what that one threw. */
  (item: Item): Promise<void>
  done(): Promise<void>
}

/** Works on one item after the other while the next is being made; never more than one is waiting. */
export function oneBehind<Item>(work: (item: Item) => Promise<void>): OneBehind<Item> {
  let before = Promise.resolve()
  const next = async (item: Item) => {
    await before
    before = work(item)
    // Whoever stops early has failed for another reason.
    before.catch(() => {})
  }
  return Object.assign(next, { done: () => before })
}
