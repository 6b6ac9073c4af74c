/** What a channel keeps between starts, such as the tokens of its accounts: small texts, sealed, shared by all nodes. */
export interface ChannelState {
  get(key: string): Promise<string | undefined>
  /** `undefined` forgets it. */
  set(key: string, value: string | undefined): Promise<void>
  keys(): Promise<readonly string[]>
  /** Runs the work, a few requests long, while nobody else on any node runs work for the key. */
  exclusive<T>(key: string, work: () => Promise<T>): Promise<T>
}

/** For a process that shares with nobody, and forgets when it ends. */
export function createMemoryState(initial: Readonly<Record<string, string>> = {}): ChannelState {
  const kept = new Map(Object.entries(initial))
  const turns = new Map<string, Promise<unknown>>()
  return {
    get: async (key) => kept.get(key),
    set: async (key, value) => {
      if (value === undefined) kept.delete(key)
      else kept.set(key, value)
    },
    keys: async () => [...kept.keys()],
    exclusive(key, work) {
      const mine = (turns.get(key) ?? Promise.resolve()).then(work, work)
      turns.set(key, mine)
      return mine
    },
  }
}
