import type { CrmCall, CrmCallPage } from '@yingda/server/domains/crm/contract'
import { Button } from 'antd'
import { useCallback, useState } from 'react'
import { Complaint } from '../../account/complaint.tsx'
import { useAttempt } from '../../account/use-attempt.ts'
import { useT } from '../../i18n/use-t.ts'
import { StaleNote } from '../../panel/calls/stale-note.tsx'
import { Card } from '../parts/card.tsx'
import { Loading } from '../parts/loading.tsx'
import { useLoad } from '../use-load.ts'
import { crmApi } from './api.ts'
import { CallFilterFields } from './call-filter-fields.tsx'
import { CallRow } from './call-row.tsx'
import type { CallsWanted } from './calls.ts'
import { lastDays } from './days.ts'

export function CallLog() {
  const t = useT()
  const [wanted, setWanted] = useState<CallsWanted>(() => lastDays(30, Date.now()))
  const signature = JSON.stringify(wanted)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the signature says all of what is asked
  const ask = useCallback(() => crmApi.list(wanted), [signature])
  const first = useLoad(ask)
  return (
    <Card title={t('crm.list')} lead={t('crm.listLead')}>
      <CallFilterFields wanted={wanted} onWanted={setWanted} />
      <StaleNote stale={first.data?.stale} />
      {first.data ? <Calls key={signature} page={first.data} wanted={wanted} /> : <Loading of={first} />}
    </Card>
  )
}

function Calls({ page, wanted }: { page: CrmCallPage; wanted: CallsWanted }) {
  const t = useT()
  const [more, setMore] = useState<{ items: CrmCall[]; next?: string | undefined }>({ items: [], next: page.next })
  const { busy, failure, attempt } = useAttempt()
  const load = () =>
    void attempt(async () => {
      const { items, next } = await crmApi.list({ ...wanted, cursor: more.next })
      setMore((before) => ({ items: [...before.items, ...items], next }))
    })
  const items = [...page.items, ...more.items]
  if (items.length === 0) return <p className="admin-empty">{t('crm.empty')}</p>
  return (
    <>
      <ul className="admin-rows" data-testid="crm-calls">
        {items.map((call) => (
          <CallRow key={call.callId} call={call} />
        ))}
      </ul>
      <Complaint failure={failure} />
      {more.next !== undefined && (
        <div className="admin-foot">
          <Button loading={busy} data-testid="crm-more" onClick={load}>
            {t('crm.more')}
          </Button>
        </div>
      )}
    </>
  )
}
