import type { Sealer } from '../../platform/sealed.ts'
import type { SignInDeps } from '../agents/index.ts'
import type { GuardDeps } from './guards/deps.ts'

export interface SharingDeps extends GuardDeps {
  /** For the copies of tokens that owners are shown again. */
  readonly sealer: Sealer
  /** How staff sign in. */
  readonly staff: SignInDeps
  readonly endUserPasswordMin: number
  readonly tokenTtlSeconds: number
  readonly loginRatePerMinute: number
  /** Something was committed that running streams have to hear of. */
  readonly onCommitted: () => void
}
