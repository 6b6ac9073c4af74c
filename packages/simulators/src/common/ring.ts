/** Keeps the newest `capacity` items in order and counts them all; every operation but `list` is O(1). */
export class Ring<T> {
  readonly #capacity: number
  #items: T[] = []
  #next = 0
  #total = 0

  constructor(capacity: number) {
    this.#capacity = capacity
  }

  /** How many items were ever pushed, including those that have been overwritten. */
  get total(): number {
    return this.#total
  }

  push(item: T): void {
    this.#total += 1
    if (this.#items.length < this.#capacity) {
      this.#items.push(item)
      return
    }
    this.#items[this.#next] = item
    this.#next = (this.#next + 1) % this.#capacity
  }

  /** Oldest first. */
  list(): T[] {
    return [...this.#items.slice(this.#next), ...this.#items.slice(0, this.#next)]
  }

  clear(): void {
    this.#items = []
    this.#next = 0
    this.#total = 0
  }
}
