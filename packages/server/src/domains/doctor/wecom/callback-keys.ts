import type { Settings } from '../../../channels/channel.ts'
import type { DoctorWords } from '../contract.ts'

export interface NamedKeys {
  readonly name: DoctorWords
  /** The environment variables to correct. */
  readonly variables: string
  readonly token: string
  readonly encodingAesKey: string
  readonly receiveId: string
}

/** Every set of callback keys that is set up. Customer service uses the app's for what it does not have itself. */
export function callbackKeysOf(settings: Settings): readonly NamedKeys[] {
  const { WECHAT_CORP_ID: receiveId = '' } = settings
  const appToken = settings.WECOM_CALLBACK_TOKEN ?? ''
  const appKey = settings.WECOM_ENCODING_AES_KEY ?? ''
  const kf = Boolean(settings.WECOM_KF_TOKEN || settings.WECOM_KF_AES_KEY)
  const sets = [
    {
      name: { zh: '应用', en: 'app' },
      variables: 'WECOM_CALLBACK_TOKEN, WECOM_ENCODING_AES_KEY',
      token: appToken,
      encodingAesKey: appKey,
    },
    {
      name: { zh: '通讯录助手', en: 'contact helper' },
      variables: 'WECOM_CONTACT_TOKEN, WECOM_CONTACT_AES_KEY',
      token: settings.WECOM_CONTACT_TOKEN ?? '',
      encodingAesKey: settings.WECOM_CONTACT_AES_KEY ?? '',
    },
    {
      name: { zh: '微信客服', en: 'customer service' },
      variables: 'WECOM_KF_TOKEN, WECOM_KF_AES_KEY',
      token: kf ? settings.WECOM_KF_TOKEN || appToken : '',
      encodingAesKey: kf ? settings.WECOM_KF_AES_KEY || appKey : '',
    },
  ]
  return sets.flatMap((set) => (set.token && set.encodingAesKey ? [{ ...set, receiveId }] : []))
}
