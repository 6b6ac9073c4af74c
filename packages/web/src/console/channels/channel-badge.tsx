import { badgeOf } from './channel-words.ts'
import { useChannels } from './known-channels.ts'
import './channel-badge.css'

/** The sign of a channel on its colour. Whoever draws it says what it is called. */
export function ChannelBadge({ channelId }: { channelId: string }) {
  const { label, colour } = badgeOf(useChannels(), channelId)
  return (
    <span className="channel-badge" aria-hidden="true" style={{ background: colour }}>
      {label}
    </span>
  )
}
