import { ChannelBadge } from '../channels/channel-badge.tsx'
import { channelName, channelsInUse } from '../channels/channel-words.ts'
import { useChannels } from '../channels/known-channels.ts'
import { useT } from '../i18n/use-t.ts'
import { usePrefs } from '../lib/prefs.ts'
import { useWantedChannel, wantChannel } from './wanted-channel.ts'

/** Narrows the lists to one channel; a second press shows all of them again. */
export function ChannelFilter() {
  const t = useT()
  const { locale } = usePrefs()
  const known = useChannels()
  const wanted = useWantedChannel()
  const channels = channelsInUse(known)
  if (channels.length < 2) return null
  return (
    <fieldset className="channel-filter" aria-label={t('list.channels')}>
      {channels.map(({ channelId }) => {
        const name = channelName(known, channelId, locale)
        const chosen = channelId === wanted
        return (
          <button
            key={channelId}
            type="button"
            data-testid="channel-filter"
            data-channel-id={channelId}
            title={name}
            aria-label={name}
            aria-pressed={chosen}
            onClick={() => wantChannel(chosen ? undefined : channelId)}
          >
            <ChannelBadge channelId={channelId} />
            {chosen && <span>{name}</span>}
          </button>
        )
      })}
    </fieldset>
  )
}
