import type { Db } from '../../../platform/db.ts'
import type { Request } from '../../../platform/http.ts'

export interface GuardDeps {
  readonly db: Db
  /** undefined: there is no master key, and nobody is let in by one. */
  readonly masterKeyHash: Buffer | undefined
  /** Whether the master key is taken from an address. From elsewhere it is like any wrong token. */
  readonly masterKeyFrom: (address: string) => boolean
}

/** An `onRequest` or `preValidation` hook. */
export type Guard = (request: Request) => Promise<void>
