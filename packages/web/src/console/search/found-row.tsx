import type { MessageFound } from '@yingda/server/domains/search/contract'
import { useChannelName } from '../channels/use-channel-name.ts'
import { useFeed } from '../desk/context.ts'
import { go } from '../desk/route.ts'
import { listOf } from '../feed/state.ts'
import { useT } from '../i18n/use-t.ts'
import { fullTime } from '../lib/time.ts'
import { Avatar } from '../list/avatar.tsx'
import { customerName } from '../list/customer-name.ts'
import { pictureOf } from '../list/pictures.ts'
import { piecesOf } from './pieces.ts'

/** A message with what was looked for; it opens its conversation. */
export function FoundRow({ found: { message, session, ranges } }: { found: MessageFound }) {
  const t = useT()
  const channelName = useChannelName()
  const list = useFeed(({ me }) => listOf(session, me) ?? 'mine')
  const name = customerName(session)
  const { senderType, senderName, createdAt, content, msgType } = message
  const sender = senderType === 'customer' ? name : senderType === 'ai' ? t('sender.ai') : (senderName ?? '')
  return (
    <li>
      <button
        type="button"
        className="found-row"
        title={t('search.open')}
        data-testid="found"
        data-session-id={session.sessionId}
        onClick={() => go(list, session.sessionId, message.seq)}
      >
        <Avatar name={name} size={32} channel={session} picture={pictureOf(session)} />
        <span className="found-head">
          <strong>{name}</strong>
          <small>{channelName(session.channelId)}</small>
          <time dateTime={createdAt}>{fullTime(Date.parse(createdAt))}</time>
        </span>
        <span className="found-text">
          <em>{[msgType === 'note' && t('search.note'), sender].filter(Boolean).join(' · ')}</em>
          {piecesOf(content, ranges).map(({ at, text, found }) =>
            found ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>,
          )}
        </span>
      </button>
    </li>
  )
}
