import type { SessionEvent, SessionInfo } from '@yingda/server/domains/sessions/contract'
import { Skeleton } from 'antd'
import { useCallback, useState } from 'react'
import { LoadFailed } from '../../admin/load-failed.tsx'
import { useLoad } from '../../admin/use-load.ts'
import { agentsApi, handoverApi } from '../../auth/auth.ts'
import { wordOf } from '../../i18n/translate.ts'
import { useT } from '../../i18n/use-t.ts'
import { fullTime } from '../../lib/time.ts'

/** What happened to the conversation; asked for when it is unfolded. */
export function Timeline({ session }: { session: SessionInfo }) {
  const t = useT()
  const [open, setOpen] = useState(false)
  const { sessionId, status, manualCsId } = session
  return (
    <details className="panel-facts timeline" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary data-testid="timeline">{t('events.title')}</summary>
      {open && <Events key={`${status} ${manualCsId ?? ''}`} sessionId={sessionId} />}
    </details>
  )
}

function Events({ sessionId }: { sessionId: string }) {
  const t = useT()
  const ask = useCallback(async () => {
    const [events, people] = await Promise.all([handoverApi.events(sessionId), names()])
    return { events, people }
  }, [sessionId])
  const { data, failure, reload } = useLoad(ask)
  if (!data && failure) return <LoadFailed failure={failure} onRetry={reload} />
  if (!data) return <Skeleton active title={false} paragraph={{ rows: 3 }} />
  if (data.events.length === 0) return <p className="profile-faint">{t('events.none')}</p>
  return (
    <ol>
      {data.events.map((event) => (
        <li key={`${event.at} ${event.kind}`} data-testid="event">
          <time dateTime={event.at}>{fullTime(Date.parse(event.at))}</time>
          <span>{wordOf(t, 'event', event.kind, event.kind)}</span>
          <Details event={event} people={data.people} />
        </li>
      ))}
    </ol>
  )
}

function Details({ event, people }: { event: SessionEvent; people: ReadonlyMap<string, string> }) {
  const t = useT()
  const nameOf = (id: string | undefined) => id && (people.get(id) ?? id)
  const { actorType, actorId, csId, toCsId, reason, note } = event
  const actor = actorType === 'agent' ? nameOf(actorId) : undefined
  const who = [...new Set([actor, nameOf(csId), nameOf(toCsId)].filter(Boolean))].join(' → ')
  const why = reason && wordOf(t, 'handoff', reason, reason)
  const text = [who, why, note].filter(Boolean).join(' · ')
  return text === '' ? null : <small>{text}</small>
}

/** Without the names of colleagues their ids are shown. */
const names = async (): Promise<ReadonlyMap<string, string>> => {
  const people = await agentsApi.colleagues().catch(() => [])
  return new Map(people.map(({ user_id, name }) => [user_id, name]))
}
