export interface StoredToken {
  readonly token: string
  /** Milliseconds since 1970 after which the token is not used any more. */
  readonly expiresAt: number
}

/** Where tokens are kept. Several processes share their tokens by sharing a store; keys hold no secret, values do. */
export interface TokenStore {
  get(key: string): Promise<StoredToken | undefined>
  /** `undefined` forgets the token. */
  set(key: string, token: StoredToken | undefined): Promise<void>
  /**
   * Runs `work` while nobody else, in this process or another, runs work for the same key; with it, all of them
   * fetch a token once. The work is one HTTP request long: hold no transaction, and let go when the holder dies.
   */
  exclusive?<T>(key: string, work: () => Promise<T>): Promise<T>
}

export function createMemoryTokenStore(): Required<TokenStore> {
  const tokens = new Map<string, StoredToken>()
  const queues = new Map<string, Promise<unknown>>()
  return {
    get: async (key) => tokens.get(key),
    set: async (key, token) => {
      if (token) tokens.set(key, token)
      if (!token) tokens.delete(key)
    },
    async exclusive(key, work) {
      const turn = (queues.get(key) ?? Promise.resolve()).then(work)
      // Whoever comes next waits for this one, and does not mind how it ended.
      const settled = turn.then(
        () => undefined,
        () => undefined,
      )
      queues.set(key, settled)
      try {
        return await turn
      } finally {
        if (queues.get(key) === settled) queues.delete(key)
      }
    },
  }
}
