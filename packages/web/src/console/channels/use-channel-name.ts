import { usePrefs } from '../lib/prefs.ts'
import { channelName } from './channel-words.ts'
import { useChannels } from './known-channels.ts'

/** What people call a channel, by its id. */
export function useChannelName(): (channelId: string) => string {
  const known = useChannels()
  const { locale } = usePrefs()
  return (channelId) => channelName(known, channelId, locale)
}
