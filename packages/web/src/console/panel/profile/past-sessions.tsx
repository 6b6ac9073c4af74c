import type { CustomerProfile, CustomerSession } from '@yingda/server/domains/customers/contract'
import { Rate } from 'antd'
import { useChannelName } from '../../channels/use-channel-name.ts'
import { useFeed } from '../../desk/context.ts'
import { go } from '../../desk/route.ts'
import { useT } from '../../i18n/use-t.ts'
import { When } from '../../list/when.tsx'

/** The customer's conversations beside the open one, the newest first; each can be opened. */
export function PastSessions({ profile, open }: { profile: CustomerProfile; open: string | undefined }) {
  const t = useT()
  const { sessions, sessionCount } = profile
  const here = open === undefined ? 0 : 1
  const rating = sessions.find(({ sessionId }) => sessionId === open)?.rating
  const others = sessions.filter(({ sessionId }) => sessionId !== open)
  return (
    <>
      {rating !== undefined && (
        <section className="panel-facts profile-rating" data-testid="rating">
          <h3>{t('customer.rating')}</h3>
          <Stars rating={rating} />
        </section>
      )}
      <section className="panel-facts">
        <h3>{t('customer.sessions', { count: Math.max(0, sessionCount - here) })}</h3>
        {others.length === 0 && <p className="profile-faint">{t('customer.noSessions')}</p>}
        <ul className="past">
          {others.map((session) => (
            <Past key={session.sessionId} session={session} />
          ))}
        </ul>
        {sessionCount > sessions.length && (
          <p className="profile-faint">{t('customer.newest', { count: sessions.length })}</p>
        )}
      </section>
    </>
  )
}

function Past({ session }: { session: CustomerSession }) {
  const t = useT()
  const channelName = useChannelName()
  const me = useFeed((state) => state.sessions[session.sessionId]?.manualCsId === state.me)
  const { sessionId, status, csName, messageCount, lastMessage, rating, createdAt } = session
  const facts = [
    t(status === 'manual' && !me && csName ? 'session.manualBy' : `session.${status}`, { name: csName ?? '' }),
    channelName(session.channelId),
    t('customer.sessionOf', { count: messageCount }),
  ]
  return (
    <li>
      <button
        type="button"
        data-testid="past-session"
        data-session-id={sessionId}
        onClick={() => go(status === 'manual' ? 'mine' : status, sessionId)}
      >
        <span className="past-head">
          <span>{lastMessage || t('row.noMessage')}</span>
          <When at={createdAt} />
        </span>
        <small>{facts.join(' · ')}</small>
        {rating !== undefined && <Stars rating={rating} />}
      </button>
    </li>
  )
}

function Stars({ rating }: { rating: number }) {
  const t = useT()
  return (
    <span role="img" aria-label={t('customer.stars', { count: rating })}>
      <Rate disabled value={rating} />
    </span>
  )
}
