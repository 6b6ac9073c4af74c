import type { CallSyncRun } from '@yingda/server/domains/crm/contract'
import { Button, Progress } from 'antd'
import { Complaint } from '../../account/complaint.tsx'
import { useAttempt } from '../../account/use-attempt.ts'
import { useFeed } from '../../desk/context.ts'
import { crmSyncTopic } from '../../feed/topics.ts'
import { wordOf } from '../../i18n/translate.ts'
import { useT } from '../../i18n/use-t.ts'
import { fullTime } from '../../lib/time.ts'
import { useAgain } from '../../panel/profile/use-again.ts'
import { Card } from '../parts/card.tsx'
import { Loading } from '../parts/loading.tsx'
import { useLoad } from '../use-load.ts'
import { crmApi } from './api.ts'
import { lastDays } from './days.ts'

const shown = 5

/** Begins a sync, and shows how far it is: the feed says when there is news. */
export function SyncCard() {
  const t = useT()
  const runs = useLoad(crmApi.runs)
  useAgain(String(useFeed((state) => state.topics[crmSyncTopic] ?? 0)), runs.reload)
  const { busy, failure, attempt } = useAttempt()
  const running = runs.data?.find(({ status }) => status === 'running')
  const sync = () =>
    void attempt(async () => {
      await crmApi.sync(lastDays(7, Date.now()))
      runs.reload()
    })
  return (
    <Card
      title={t('crm.sync')}
      lead={t('crm.syncLead')}
      extra={
        <Button loading={busy} disabled={running !== undefined} data-testid="crm-sync" onClick={sync}>
          {t('crm.syncNow')}
        </Button>
      }
    >
      <Complaint failure={failure} />
      {running && (
        <>
          <Progress percent={percentOf(running)} status="active" aria-label={t('crm.sync')} />
          <small>{t('crm.syncing', { done: running.done, total: running.total, fetched: running.fetched })}</small>
        </>
      )}
      {!runs.data && <Loading of={runs} />}
      {runs.data?.length === 0 && <p className="admin-empty">{t('crm.noRuns')}</p>}
      <ul className="admin-rows" aria-label={t('crm.runs')} data-testid="crm-runs">
        {runs.data?.slice(0, shown).map((run) => (
          <Run key={run.runId} run={run} />
        ))}
      </ul>
    </Card>
  )
}

function Run({ run }: { run: CallSyncRun }) {
  const t = useT()
  const { from, to, status, startedAt, fetched, created, updated, withoutTime, failed, errors, error } = run
  return (
    <li data-testid="crm-run" data-status={status}>
      {fullTime(Date.parse(startedAt))} · {from === to ? from : `${from} – ${to}`} ·{' '}
      {wordOf(t, 'crm.run', `${status}`, '')}
      <small>{t('crm.runCounts', { fetched, created, updated, skipped: withoutTime + failed })}</small>
      {[...new Set([...errors, ...(error ? [error] : [])])].map((text) => (
        <small key={text} className="crm-run-error">
          {text}
        </small>
      ))}
    </li>
  )
}

/** A day of several pages counts by its pages. */
function percentOf({ done, total, page, pages }: CallSyncRun): number {
  const within = pages > 0 ? page / pages : 0
  return total === 0 ? 0 : Math.min(99, Math.round(((done + within) / total) * 100))
}
