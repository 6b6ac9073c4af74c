import { accessSync, constants } from 'node:fs'
import type { Env } from './env.ts'
import type { createReader } from './read-values.ts'

export interface YunkeConfig {
  /** Where companies live of which nothing else is said; undefined: Yunke's usual host, or in the demo its simulator. */
  readonly defaultDomain: string | undefined
  /** PEM of whoever signs Yunke's certificates. */
  readonly caFile: string | undefined
  /** Hosts whose certificates are not looked at. */
  readonly insecureHosts: readonly string[]
  /** Requests a second for each company. */
  readonly requestsPerSecond: number
  /** Time of day of Beijing of the nightly sync; undefined: there is none. */
  readonly syncAt: { readonly hour: number; readonly minute: number } | undefined
}

const hostName = /^[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$/

export function yunkeConfigFrom(env: Env, read: ReturnType<typeof createReader>, demo: boolean): YunkeConfig {
  const { YUNKE_CA_FILE: caFile, YUNKE_INSECURE_HOSTS: insecure = '', YUNKE_SYNC_AT: syncAt = '02:30' } = env
  const defaultDomain = read.origin('YUNKE_DEFAULT_DOMAIN')
  if (defaultDomain?.startsWith('http:') && !demo)
    read.problem('YUNKE_DEFAULT_DOMAIN must begin with https: passwords go there.')
  if (caFile !== undefined && !canRead(caFile)) read.problem('YUNKE_CA_FILE cannot be read.')
  const insecureHosts = insecure.split(',').flatMap((host) => host.trim() || [])
  for (const host of insecureHosts) {
    if (!hostName.test(host)) read.problem('YUNKE_INSECURE_HOSTS must be host names with commas between them.')
  }
  const [, hour, minute] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(syncAt) ?? []
  const isAcknowledged = demo || read.boolean('YUNKE_INSECURE_ACKNOWLEDGED', false)
  if (insecureHosts.length > 0 && !isAcknowledged)
    read.problem(
      'YUNKE_INSECURE_HOSTS lets whoever is in between read passwords and recordings: set YUNKE_CA_FILE instead, or YUNKE_INSECURE_ACKNOWLEDGED=true.',
    )
  if (syncAt !== 'off' && hour === undefined) read.problem('YUNKE_SYNC_AT must look like 02:30, or be off.')
  return {
    defaultDomain,
    caFile,
    insecureHosts,
    requestsPerSecond: read.integer('YUNKE_RPS', 2, { min: 1, max: 20 }),
    syncAt: hour === undefined ? undefined : { hour: Number(hour), minute: Number(minute) },
  }
}

function canRead(file: string): boolean {
  try {
    accessSync(file, constants.R_OK)
    return true
  } catch {
    // @NOTE whatever the reason, it is told as the problem of the variable.
    return false
  }
}
