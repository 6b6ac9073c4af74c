import type { Db } from '../../../platform/db.ts'

export interface YunkeCheckDeps {
  /** `undefined`: it runs only while the desk does. */
  readonly database: () => Promise<Db | undefined>
  readonly caFile: string | undefined
  readonly insecureHosts: readonly string[]
  /** Undefined: there is no nightly sync. */
  readonly syncAt: object | undefined
}
