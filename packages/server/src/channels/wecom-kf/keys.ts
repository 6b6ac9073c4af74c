import { WeComCallbackCrypto } from '@yingda/wecom'
import type { Settings } from '../channel.ts'

/** What customer service is reached with: its own secret and callback keys, or for each that is not set the app's. */
export interface Keys {
  readonly corpId: string
  readonly secret: string
  readonly token: string
  readonly encodingAesKey: string
}

export const keysOf = (settings: Settings): Keys => ({
  corpId: settings.WECHAT_CORP_ID ?? '',
  secret: settings.WECOM_KF_SECRET || (settings.WECHAT_SECRET ?? ''),
  token: settings.WECOM_KF_TOKEN || (settings.WECOM_CALLBACK_TOKEN ?? ''),
  encodingAesKey: settings.WECOM_KF_AES_KEY || (settings.WECOM_ENCODING_AES_KEY ?? ''),
})

export const cryptoOf = ({ corpId, token, encodingAesKey }: Keys): WeComCallbackCrypto =>
  new WeComCallbackCrypto({ token, encodingAesKey, receiveId: corpId })
