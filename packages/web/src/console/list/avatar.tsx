import type { SessionInfo } from '@yingda/server/domains/sessions/contract'
import { ChannelBadge } from '../channels/channel-badge.tsx'
import { useChannelName } from '../channels/use-channel-name.ts'
import './avatar.css'
import { Picture } from './picture.tsx'

const tones = 8

type Props = {
  name: string
  size?: 24 | 32 | 40 | 56
  channel?: Pick<SessionInfo, 'channelId'>
  /** See `pictureKey`. */
  picture?: string | undefined
}

/** A person's picture, or until it is there their initial in a colour of their own; with the sign of the channel. */
export function Avatar({ name, size = 40, channel, picture }: Props) {
  const nameOf = useChannelName()
  return (
    <span className="avatar" data-size={size} data-tone={toneOf(name)} aria-hidden={channel ? undefined : 'true'}>
      <span aria-hidden="true">{initialOf(name)}</span>
      {picture !== undefined && <Picture key={picture} of={picture} />}
      {channel && (
        <span
          className="avatar-channel"
          role="img"
          title={nameOf(channel.channelId)}
          aria-label={nameOf(channel.channelId)}
        >
          <ChannelBadge channelId={channel.channelId} />
        </span>
      )}
    </span>
  )
}

const initialOf = (name: string): string => (Array.from(name.trim())[0] ?? '?').toUpperCase()

/** The same name has the same colour everywhere. */
function toneOf(name: string): number {
  let sum = 0
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 65_521
  return sum % tones
}
