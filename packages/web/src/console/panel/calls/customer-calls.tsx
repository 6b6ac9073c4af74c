import { PhoneOutlined, ReloadOutlined } from '@ant-design/icons'
import type { CustomerCalls as Calls, CrmCall } from '@yingda/server/domains/crm/contract'
import { Button, Skeleton } from 'antd'
import { useCallback, useState } from 'react'
import { Complaint } from '../../account/complaint.tsx'
import { useAttempt } from '../../account/use-attempt.ts'
import { LoadFailed } from '../../admin/load-failed.tsx'
import { useLoad } from '../../admin/use-load.ts'
import { useMay } from '../../auth/roles.ts'
import { useFeed } from '../../desk/context.ts'
import { customerTopic } from '../../feed/topics.ts'
import { useT } from '../../i18n/use-t.ts'
import { fullTime } from '../../lib/time.ts'
import { useAgain } from '../profile/use-again.ts'
import { callsApi } from './api.ts'
import { callWords, staffOf } from './call-words.ts'
import './calls.css'
import { Player } from './player.tsx'
import { StaleNote } from './stale-note.tsx'

const shown = 5

/** The newest calls with the customer; asked of Yunke only when somebody wants it. */
export function CustomerCalls({ customerId }: { customerId: string }) {
  const t = useT()
  const ask = useCallback(() => callsApi.ofCustomer(customerId), [customerId])
  const { data: stored, failure, reload } = useLoad(ask)
  const [fresh, setFresh] = useState<Calls>()
  const [all, setAll] = useState(false)
  const refreshing = useAttempt()
  const refresh = () => void refreshing.attempt(async () => setFresh(await callsApi.refresh(customerId)))
  const calls = fresh ?? stored
  const read = useCallback(() => {
    setFresh(undefined)
    reload()
  }, [reload])
  // Another number has other calls.
  useAgain(String(useFeed((state) => state.topics[customerTopic(customerId)] ?? 0)), read)
  if (calls && !calls.available && calls.items.length === 0) return null
  return (
    <section className="panel-facts calls" data-testid="customer-calls">
      <header className="calls-head">
        <h3>
          <PhoneOutlined /> {t('calls.title')}
        </h3>
        {calls?.phoneMasked && (
          <Button
            type="text"
            size="small"
            icon={<ReloadOutlined />}
            loading={refreshing.busy}
            aria-label={t('calls.refresh')}
            data-testid="calls-refresh"
            onClick={refresh}
          />
        )}
      </header>
      {!calls && failure && <LoadFailed failure={failure} onRetry={reload} />}
      {!calls && !failure && <Skeleton active title={false} paragraph={{ rows: 2 }} />}
      <Complaint failure={refreshing.failure} />
      {calls && <StaleNote stale={calls.stale} />}
      {calls?.items.length === 0 && (
        <p className="profile-faint">{t(calls.phoneMasked ? 'calls.none' : 'calls.noPhone')}</p>
      )}
      <ul>
        {calls?.items.slice(0, all ? undefined : shown).map((call) => (
          <CallItem key={call.callId} call={call} />
        ))}
      </ul>
      {calls && !all && calls.items.length > shown && (
        <Button type="link" size="small" data-testid="calls-all" onClick={() => setAll(true)}>
          {t('calls.all', { count: calls.items.length })}
        </Button>
      )}
    </section>
  )
}

function CallItem({ call }: { call: CrmCall }) {
  const t = useT()
  const mayHear = useMay('crm.recording')
  return (
    <li className="calls-item" data-testid="call" data-connected={call.connected}>
      <span>{callWords(t, call)}</span>
      <time dateTime={call.callTime}>{fullTime(Date.parse(call.callTime)).slice(0, 16)}</time>
      <small>{staffOf(call)}</small>
      {call.hasRecording && mayHear && <Player callId={call.callId} />}
    </li>
  )
}
