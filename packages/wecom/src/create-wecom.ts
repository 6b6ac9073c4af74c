import type { WeComClient, WeComClientOptions } from './client.ts'
import { createClientFromConfig } from './client-from-config.ts'
import type { WeComConfig } from './config/config.ts'
import { createMemoryDirectoryStore } from './directory/memory-store.ts'
import type { DirectoryStore } from './directory/store.ts'
import type { WeComLog } from './log.ts'
import { WeComService } from './service.ts'

export interface CreateWeComOptions extends Pick<WeComClientOptions, 'fetch' | 'clock' | 'tokenStore'> {
  /** Where the directory is kept; in memory when absent. */
  readonly directoryStore?: DirectoryStore
  readonly log?: WeComLog
}

export interface WeCom {
  readonly config: WeComConfig
  /** Made from the settings when it is first used. @throws WeComConfigError for a setting that is impossible */
  readonly client: WeComClient
  readonly service: WeComService
}

/** The client and the service of one app. Nothing is asked of WeCom, or of the settings, before one of them is used. */
export function createWeCom(config: WeComConfig, options: CreateWeComOptions = {}): WeCom {
  const { directoryStore = createMemoryDirectoryStore(), log = silent, ...forClient } = options
  let made: WeComClient | undefined
  const client = () => {
    made ??= createClientFromConfig(config, forClient)
    return made
  }
  return {
    config,
    get client() {
      return client()
    },
    service: new WeComService({
      config,
      client: clientWhenUsed(client),
      store: directoryStore,
      clock: options.clock ?? Date,
      log,
      get requireMobile() {
        return config.requiresMobile()
      },
    }),
  }
}

/** Settings may be wrong, or not there: that shows in the method that needs them. */
export const clientWhenUsed = (client: () => WeComClient): Pick<WeComClient, 'departments' | 'members' | 'token'> => ({
  get departments() {
    return client().departments
  },
  get members() {
    return client().members
  },
  get token() {
    return client().token
  },
})

const silent: WeComLog = { debug() {}, info() {}, warn() {}, error() {} }
