import { clientWhenUsed } from './create-wecom.ts'
import { createMemoryDirectoryStore } from './directory/memory-store.ts'
import { WeComService } from './service.ts'
import { weComClient, weComConfig } from './singletons.ts'

/** The service of the app that the environment names, with a directory in memory. */
export const weComService: WeComService = new WeComService({
  config: weComConfig,
  client: clientWhenUsed(weComClient),
  store: createMemoryDirectoryStore(),
  clock: Date,
  log: console,
  get requireMobile() {
    return weComConfig.requiresMobile()
  },
})
