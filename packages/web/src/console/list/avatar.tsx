import type { SessionInfo } from '@yingda/server/domains/sessions/contract'
import { usePrefs } from '../lib/prefs.ts'
import './avatar.css'
import { channelName, channelOf } from './channels.ts'
import { Picture } from './picture.tsx'

const tones = 8

type Props = {
  name: string
  size?: 24 | 32 | 40 | 56
  channel?: Pick<SessionInfo, 'channelId' | 'channelType'>
  /** See `pictureKey`. */
  picture?: string | undefined
}

/** A person's picture, or until it is there their initial in a colour of their own; with the sign of the channel. */
export function Avatar({ name, size = 40, channel, picture }: Props) {
  const { locale } = usePrefs()
  return (
    <span className="avatar" data-size={size} data-tone={toneOf(name)} aria-hidden={channel ? undefined : 'true'}>
      <span aria-hidden="true">{initialOf(name)}</span>
      {picture !== undefined && <Picture key={picture} of={picture} />}
      {channel && (
        <span className="avatar-channel" role="img" aria-label={channelName(channel, locale)}>
          {channelOf(channel).sign}
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
