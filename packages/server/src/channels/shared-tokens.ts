/** Access tokens of remotes, shared by all nodes. Keys hold no secret, values do. */
export interface SharedTokens {
  get(key: string): Promise<SharedToken | undefined>
  /** `undefined` forgets the token. */
  set(key: string, token: SharedToken | undefined): Promise<void>
  /** Runs the work, one request long, while nobody else on any node runs work for the key. */
  exclusive<T>(key: string, work: () => Promise<T>): Promise<T>
}

export interface SharedToken {
  readonly token: string
  /** Milliseconds since 1970. */
  readonly expiresAt: number
}
