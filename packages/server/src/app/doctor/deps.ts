import { join } from 'node:path'
import { type Channel, checkSettings, type Settings, SettingsError } from '../../channels/channel.ts'
import { yunkeChecks } from '../../domains/crm/index.ts'
import type { DoctorDeps } from '../../domains/doctor/index.ts'
import type { Config } from '../config.ts'
import { secretsIn } from './secrets.ts'

interface DoctorWiring extends Pick<DoctorDeps, 'database'> {
  readonly config: Config
  readonly settings: Settings
  readonly channels: readonly Channel[]
  readonly dataDir: string
  /** Differs from the configured one when that is 0. */
  readonly port: () => number
}

const callbackPath = '/wecom/callback'
const everyAddress: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '[::1]', '::1': '[::1]' }

/** What the doctor may look at, the same for the command and the console. */
export function doctorDeps({ config, settings, channels, dataDir, port, database }: DoctorWiring): DoctorDeps {
  const host = everyAddress[config.host] ?? config.host
  return {
    profile: config.profile,
    problems: problemsIn(channels, settings),
    settings,
    secrets: secretsIn(config, settings, channels),
    callback: {
      path: callbackPath,
      publicBaseUrl: config.publicBaseUrl,
      localBaseUrl: () => `http://${host}:${port()}`,
    },
    more: yunkeChecks({ database, ...config.yunke }),
    database,
    dataDir,
    spoolDirs: ['spool', 'spool-contacts'].map((name) => join(dataDir, name)),
    fetch: globalThis.fetch,
    now: Date.now,
  }
}

/** A channel of which nothing is set is one that nobody wants. */
function problemsIn(channels: readonly Channel[], settings: Settings): readonly string[] {
  const begun = channels.filter(({ manifest }) =>
    manifest.settings.some(({ env, required }) => required && settings[env]),
  )
  if (begun.length === 0) return ['No channel is set up: begin with WECHAT_CORP_ID, WECHAT_AGENT_ID and WECHAT_SECRET.']
  return [...new Set(begun.flatMap(({ manifest }) => wrongIn(() => checkSettings(manifest, settings))))]
}

function wrongIn(check: () => void): readonly string[] {
  try {
    check()
    return []
  } catch (error) {
    if (error instanceof SettingsError) return error.problems
    throw error
  }
}
