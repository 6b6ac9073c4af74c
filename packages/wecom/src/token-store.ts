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
}

export function createMemoryTokenStore(): TokenStore {
  const tokens = new Map<string, StoredToken>()
  return {
    get: async (key) => tokens.get(key),
    set: async (key, token) => {
      if (token) tokens.set(key, token)
      if (!token) tokens.delete(key)
    },
  }
}
