import type { Env } from './env.ts'
import type { createReader } from './read-values.ts'

export interface DirectoryConfig {
  /** Local time of the nightly sync; undefined: there is none. */
  readonly syncAt: { readonly hour: number; readonly minute: number } | undefined
  /** Members without a mobile number are left out. */
  readonly requireMobile: boolean
}

export function directoryConfigFrom(env: Env, read: ReturnType<typeof createReader>): DirectoryConfig {
  const { DIRECTORY_SYNC_AT: text = '02:00' } = env
  const [, hour, minute] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text) ?? []
  if (text !== 'off' && hour === undefined) read.problem('DIRECTORY_SYNC_AT must look like 02:00, or be off.')
  return {
    syncAt: hour === undefined ? undefined : { hour: Number(hour), minute: Number(minute) },
    requireMobile: read.boolean('WECOM_REQUIRE_MOBILE', false),
  }
}
