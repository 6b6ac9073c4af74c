import type { SessionInfo } from '@yingda/server/domains/sessions/contract'
import type { Locale } from '../i18n/translate.ts'
import { own } from '../lib/own.ts'

type Channel = { zh: string; en: string; sign: string }

/**
 * What agents call a channel, until the desk serves the channels' own manifests to the screen.
 * A channel that is not here shows its id: nothing has to be edited for it to work.
 */
const channels: Readonly<Record<string, Channel>> = {
  'wecom-kf': { zh: '微信客服', en: 'WeChat service', sign: '微' },
  'wecom-app': { zh: '企业微信', en: 'WeCom', sign: '企' },
  wechat: { zh: '微信', en: 'WeChat', sign: '微' },
  douyin: { zh: '抖音', en: 'Douyin', sign: '抖' },
  jd: { zh: '京东', en: 'JD', sign: '京' },
  web: { zh: '网页', en: 'Web', sign: '网' },
}

export function channelOf({ channelId, channelType }: Pick<SessionInfo, 'channelId' | 'channelType'>): Channel {
  const plain = { zh: channelId, en: channelId, sign: channelId.slice(0, 1).toUpperCase() }
  return own(channels, channelId) ?? own(channels, channelType) ?? plain
}

export const channelName = (session: Pick<SessionInfo, 'channelId' | 'channelType'>, locale: Locale): string =>
  channelOf(session)[locale === 'en' ? 'en' : 'zh']

/** The families a search can be narrowed to; the server knows these and no others. */
export const channelTypes = (locale: Locale): { value: string; label: string }[] =>
  (['wechat', 'douyin', 'jd'] as const).map((value) => ({
    value,
    label: channelName({ channelId: value, channelType: value }, locale),
  }))
