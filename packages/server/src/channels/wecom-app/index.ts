import { WeComCallbackCrypto, WeComClient } from '@yingda/wecom'
import { type Channel, checkSettings } from '../channel.ts'
import { manifest } from './manifest.ts'
import { receiver } from './receive.ts'
import { sender } from './send.ts'

/** Messages of one self-built WeCom application: members of the company write to it (wecom.md §3, §4). */
export const channel: Channel = {
  manifest,
  open(settings, { fetch }) {
    checkSettings(manifest, settings)
    const get = (name: string) => settings[name] ?? ''
    const account = {
      id: `acc_wecom-app_${get('WECHAT_AGENT_ID')}`,
      externalId: get('WECHAT_AGENT_ID'),
      name: manifest.name.zh,
    }
    const crypto = new WeComCallbackCrypto({
      token: get('WECOM_CALLBACK_TOKEN'),
      encodingAesKey: get('WECOM_ENCODING_AES_KEY'),
      receiveId: get('WECHAT_CORP_ID'),
    })
    const client = new WeComClient({
      corpId: get('WECHAT_CORP_ID'),
      agentId: get('WECHAT_AGENT_ID'),
      secret: get('WECHAT_SECRET'),
      ...(settings.WECHAT_API_BASE && { apiBase: settings.WECHAT_API_BASE }),
      ...(settings.WECHAT_API_TIMEOUT && { timeoutMs: Number(settings.WECHAT_API_TIMEOUT) * 1_000 }),
      fetch,
    })
    return { accounts: [account], receive: receiver(account.id, crypto), ...sender(client) }
  },
}
