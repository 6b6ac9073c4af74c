import type { Db } from '../../../platform/db.ts'
import type { Log } from '../../../platform/log.ts'
import type { Sealer } from '../../../platform/sealed.ts'
import type { Role } from '../../access/contract.ts'

/** The company directory: who works here, and by what name. Every call throws when WeCom cannot be asked. */
export interface Directory {
  /** `refused`: it does not answer us, which an administrator has to mend. */
  find(userId: string): Promise<{ readonly name: string } | 'absent' | 'refused'>
  /** Who came back from WeCom with this code, which works once. `stranger`: nobody of the company. */
  ownerOf(code: string): Promise<{ readonly userId: string } | 'stranger' | 'refused'>
  /** Where a browser signs in with WeCom; undefined when that is not set up. */
  loginUrl(kind: 'qr' | 'oauth', back: { readonly redirectUri: string; readonly state: string }): string | undefined
}

export interface SignInDeps {
  readonly db: Db
  readonly log: Log
  readonly directory: Directory
  readonly sealer: Sealer
  readonly requireProof: boolean
  readonly autoRegister: boolean
  readonly tokenTtlSeconds: number
  readonly otpRequiredRoles: readonly Role[]
  readonly otpIssuer: string
  readonly otpVerifyRequiresToken: boolean
}

/** From where a request comes. */
export interface Visit {
  readonly ip: string
  /** What guesses from there are counted under. */
  readonly source: string
  readonly userAgent: string | undefined
  /** A token that was sent along, whether it is good or not. */
  readonly token: string | undefined
}
