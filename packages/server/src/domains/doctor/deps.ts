import type { Settings } from '../../channels/channel.ts'
import type { Db } from '../../platform/db.ts'
import type { Check } from './finding.ts'

export interface DoctorDeps {
  readonly profile: 'demo' | 'production'
  /** What is missing or malformed in the settings; names, never values. */
  readonly problems: readonly string[]
  readonly settings: Settings
  /** Values that may appear nowhere. */
  readonly secrets: readonly string[]
  readonly callback: {
    readonly path: string
    readonly publicBaseUrl: string | undefined
    /** Where the desk listens on this machine. */
    readonly localBaseUrl: () => string
  }
  /** Of domains that know more about themselves. */
  readonly more: readonly Check[]
  /** `undefined`: it is ours, and runs only while the desk does. */
  readonly database: () => Promise<Db | undefined>
  readonly dataDir: string
  /** Where callbacks, and what the directory tells, wait for the database. */
  readonly spoolDirs: readonly string[]
  readonly fetch: typeof globalThis.fetch
  /** Milliseconds since 1970. */
  readonly now: () => number
}
