import type { ChannelInfo } from '@yingda/server/domains/channel-accounts/contract'
import type { Locale } from '../i18n/translate.ts'
import type { KnownChannels } from './known-channels.ts'

/** In the language of the screen; a channel that the desk does not have any more is called by its id. */
export const channelName = (known: KnownChannels, channelId: string, locale: Locale): string =>
  nameIn(known.get(channelId), locale) ?? channelId

export type Badge = { label: string; colour: string | undefined }

export function badgeOf(known: KnownChannels, channelId: string): Badge {
  const { label, colour } = known.get(channelId)?.icon ?? {}
  return { label: label ?? channelId.slice(0, 1).toUpperCase(), colour }
}

/** The channels that customers can write by. */
export const channelsInUse = (known: KnownChannels): ChannelInfo[] =>
  [...known.values()].filter(({ isSetUp }) => isSetUp)

/** Families of channels, as the server filters by them; each is called by the channels in it. */
export function families(known: KnownChannels, locale: Locale): { value: string; label: string }[] {
  const names = new Map<string, string[]>()
  for (const channel of channelsInUse(known))
    names.set(channel.channelType, [...(names.get(channel.channelType) ?? []), nameIn(channel, locale) ?? ''])
  return [...names].map(([value, all]) => ({ value, label: all.join(' · ') }))
}

const nameIn = (channel: ChannelInfo | undefined, locale: Locale) => channel?.name[locale === 'en' ? 'en' : 'zh']
