import { WeComClient, WeComConfigError } from '@yingda/wecom'
import { type Channel, type ChannelDeps, checkSettings, type Settings, SettingsError } from '../channel.ts'
import { mediaFetcher } from '../wecom-media.ts'
import { discoverer } from './discover.ts'
import { toChannelError } from './errors.ts'
import { handling } from './handling.ts'
import { cryptoOf, keysOf } from './keys.ts'
import { manifest } from './manifest.ts'
import { profiler } from './profile.ts'
import { puller } from './pull.ts'
import { receiver } from './receive.ts'
import { sender } from './send.ts'

/** WeChat customer service (微信客服): customers write from WeChat, and what they write is pulled. */
export const channel: Channel = {
  manifest,
  open(settings, deps) {
    const { log } = deps
    checkSettings(manifest, settings)
    const { kf, media } = openClient(settings, deps)
    return {
      manifest,
      accounts: [],
      discover: discoverer(kf, log, settings.WECOM_KF_MODE === 'native' ? 'native' : 'hosted'),
      receive: receiver(cryptoOf(keysOf(settings)), log),
      pull: puller(kf, log),
      send: sender(kf, media),
      handling: handling(kf, log),
      media: mediaFetcher(media, toChannelError),
      profile: profiler(kf),
    }
  },
}

function openClient(settings: Settings, { fetch, tokens }: ChannelDeps): WeComClient {
  const { corpId, secret } = keysOf(settings)
  const { WECHAT_API_BASE: apiBase, WECHAT_API_TIMEOUT: timeout } = settings
  try {
    return new WeComClient({
      corpId,
      secret,
      ...(apiBase && { apiBase }),
      ...(timeout && { timeoutMs: Number(timeout) * 1_000 }),
      ...(tokens && { tokenStore: tokens }),
      fetch,
    })
  } catch (error) {
    // What a pattern cannot say, for instance that a port is too high. The text names the setting, not its value.
    if (error instanceof WeComConfigError) throw new SettingsError([error.message])
    throw error
  }
}
