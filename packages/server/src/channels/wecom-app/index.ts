import { WeComCallbackCrypto, WeComClient, WeComConfigError } from '@yingda/wecom'
import { type Channel, type ChannelDeps, checkSettings, type Settings, SettingsError } from '../channel.ts'
import { mediaFetcher } from '../wecom-media.ts'
import { userIdOf } from './customer-ref.ts'
import { toChannelError } from './errors.ts'
import { manifest } from './manifest.ts'
import { receiver } from './receive.ts'
import { sender } from './send.ts'

/** Messages of one self-built WeCom application: members of the company write to it. */
export const channel: Channel = {
  manifest,
  open(settings, deps) {
    const { log, accountId } = deps
    checkSettings(manifest, settings)
    const get = (name: string) => settings[name] ?? ''
    const account = {
      id: accountId?.(get('WECHAT_AGENT_ID')) ?? `acc_wecom-app_${get('WECHAT_CORP_ID')}_${get('WECHAT_AGENT_ID')}`,
      externalId: get('WECHAT_AGENT_ID'),
      name: manifest.name.zh,
    }
    const crypto = new WeComCallbackCrypto({
      token: get('WECOM_CALLBACK_TOKEN'),
      encodingAesKey: get('WECOM_ENCODING_AES_KEY'),
      receiveId: get('WECHAT_CORP_ID'),
    })
    const client = openClient(settings, deps)
    return {
      manifest,
      accounts: [account],
      receive: receiver(account.id, crypto, log),
      media: mediaFetcher(client.media, toChannelError),
      ...sender(client),
      employeeOf: userIdOf,
    }
  },
}

function openClient(settings: Settings, { fetch, tokens }: ChannelDeps): WeComClient {
  const { WECHAT_CORP_ID = '', WECHAT_AGENT_ID = '', WECHAT_SECRET = '' } = settings
  const { WECHAT_API_BASE: apiBase, WECHAT_API_TIMEOUT: timeout } = settings
  try {
    return new WeComClient({
      corpId: WECHAT_CORP_ID,
      agentId: WECHAT_AGENT_ID,
      secret: WECHAT_SECRET,
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
