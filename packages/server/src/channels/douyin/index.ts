import { type Channel, type ChannelDeps, checkSettings, type Settings, SettingsError } from '../channel.ts'
import { createMemoryState } from '../channel-state.ts'
import { openAccounts } from './accounts.ts'
import { createApi } from './api.ts'
import { createClientToken } from './client-token.ts'
import { connector, present } from './connect.ts'
import { manifest } from './manifest.ts'
import { mediaFetcher } from './media.ts'
import { recaller } from './recall.ts'
import { receiver } from './receive.ts'
import { sender } from './send.ts'
import { createTokens } from './tokens.ts'
import { createQuotas } from './windows.ts'

const usualScopes = 'im.direct_message'

/** Private messages (私信) of business accounts of Douyin. */
export const channel: Channel = {
  manifest,
  open(settings, deps) {
    checkSettings(manifest, settings)
    const { clientKey, clientSecret, webhookSecret, scopes, api } = read(settings, deps)
    const { log, fetch, now = Date.now, state = createMemoryState() } = deps
    const accounts = openAccounts(state, deps)
    const tokens = createTokens({ api, accounts, clientKey, log, now })
    const clientToken = createClientToken({ api, clientKey, clientSecret, now })
    return {
      manifest,
      accounts: [],
      async discover() {
        const tended = await Promise.all((await accounts.list()).map(tokens.tend))
        return tended.map(present)
      },
      connect: connector({ api, accounts, clientKey, clientSecret, scopes, now }),
      receive: receiver({ clientKey, keys: { clientSecret, webhookSecret }, accounts, log, now }),
      send: sender({ api, tokens, clientToken, quotas: createQuotas(now) }),
      recall: recaller(api, tokens),
      media: mediaFetcher(api, tokens, fetch),
    }
  },
}

function read(settings: Settings, deps: ChannelDeps) {
  const { DOUYIN_API_BASE: base, DOUYIN_API_TIMEOUT: timeout } = settings
  // What a pattern cannot say, for instance that a port is too high.
  if (base && !URL.canParse(base)) throw new SettingsError(['DOUYIN_API_BASE is not an address.'])
  return {
    clientKey: settings.DOUYIN_CLIENT_KEY ?? '',
    clientSecret: settings.DOUYIN_CLIENT_SECRET ?? '',
    webhookSecret: settings.DOUYIN_WEBHOOK_SECRET || undefined,
    scopes: settings.DOUYIN_SCOPES || usualScopes,
    api: createApi(deps, base || undefined, timeout),
  }
}
