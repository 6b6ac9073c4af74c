import type { WeComClient } from './client.ts'
import { createClientFromConfig } from './client-from-config.ts'
import { publicApiBase, readApiBase, readTimeout } from './client-options.ts'
import { WeComConfig } from './config/config.ts'
import { createTransport } from './create-transport.ts'
import { readEnvironment } from './env.ts'
import { WeComTokenManager } from './token.ts'
import { createMemoryTokenStore } from './token-store.ts'

/** Ready-made objects for one app, named by the environment. It is read when one of them is used, not before. */

const store = createMemoryTokenStore()

export const weComConfig: WeComConfig = new WeComConfig({
  env: readEnvironment,
  clearTokens: () => tokenManager.clearTokenCache(),
})

export const tokenManager: WeComTokenManager = new WeComTokenManager({
  get corpId() {
    return weComConfig.getCorpId()
  },
  get secret() {
    return weComConfig.getSecret()
  },
  transport: (request) =>
    createTransport({
      apiBase: readApiBase(weComConfig.getApiBase() ?? publicApiBase),
      timeoutMs: readTimeout(weComConfig.getTimeoutMs()),
      secret: weComConfig.getSecret(),
      fetch: (input, init) => globalThis.fetch(input, init),
    })(request),
  store,
  clock: Date,
})

/** A client with the settings of `weComConfig` as they are now, and the tokens of `tokenManager`. */
export function weComClient(): WeComClient {
  return createClientFromConfig(weComConfig, { tokenStore: store })
}
