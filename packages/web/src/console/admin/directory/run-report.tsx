import type { DirectoryChange, DirectorySyncCounts } from '@yingda/server/domains/directory/contract'
import { Button, Drawer, Skeleton } from 'antd'
import { useCallback, useState } from 'react'
import { wordOf } from '../../i18n/translate.ts'
import { useT } from '../../i18n/use-t.ts'
import { fullTime } from '../../lib/time.ts'
import { directoryApi } from '../http.ts'
import { LoadFailed } from '../load-failed.tsx'
import { useLoad } from '../use-load.ts'
import { summaryOf } from './run-text.ts'

const widest = 560
const pageRows = 100

export function RunReportDrawer({ runId, onClose }: { runId: string | undefined; onClose: () => void }) {
  const t = useT()
  return (
    <Drawer
      open={runId !== undefined}
      onClose={onClose}
      title={t('directory.report')}
      size={Math.min(widest, innerWidth)}
      styles={{ header: { padding: '12px 16px' } }}
      destroyOnHidden
    >
      {runId !== undefined && <Report key={runId} runId={runId} />}
    </Drawer>
  )
}

function Report({ runId }: { runId: string }) {
  const t = useT()
  const { data: run, failure, reload } = useLoad(useCallback(() => directoryApi.run(runId), [runId]))
  if (failure && !run) return <LoadFailed failure={failure} onRetry={reload} />
  if (!run) return <Skeleton className="run-report" active paragraph={{ rows: 8 }} />
  const errors = [...run.department.errors, ...run.user.errors]
  return (
    <div className="run-report" data-testid="run-report">
      <p>
        <span className="run-status" data-status={run.status}>
          {t(`directory.status.${run.status}`)}
        </span>{' '}
        {fullTime(Date.parse(run.started_at))} · {t(`directory.origin.${run.origin}`)}
        {run.requested_by && ` · ${run.requested_by}`} · {t('directory.took', { seconds: run.elapsed_time.toFixed(1) })}
      </p>
      {run.error !== undefined && <p className="run-error">{summaryOf(t, run)}</p>}
      {run.timeout_warning && <p className="run-warning">{run.timeout_warning}</p>}
      <table className="run-counts">
        <thead>
          <tr>
            <th />
            {(['total', 'created', 'updated', 'gone', 'failed'] as const).map((name) => (
              <th key={name} scope="col">
                {t(`directory.count.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <CountRow name={t('directory.kind.department')} counts={run.department} gone={run.archived} />
          <CountRow name={t('directory.kind.member')} counts={run.user} gone={run.deactivated} />
        </tbody>
      </table>
      {errors.length > 0 && (
        <>
          <h3>{t('directory.errors')}</h3>
          <ul className="run-errors">
            {errors.map((error) => (
              <li key={error} className="run-problem">
                {error}
              </li>
            ))}
          </ul>
        </>
      )}
      <h3>{t('directory.changes')}</h3>
      <Changes changes={run.changes} />
    </div>
  )
}

function CountRow({ name, counts, gone }: { name: string; counts: DirectorySyncCounts; gone: number }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{counts.total}</td>
      <td>{counts.created}</td>
      <td>{counts.updated}</td>
      <td>{gone}</td>
      <td data-bad={counts.failed > 0 || undefined}>{counts.failed}</td>
    </tr>
  )
}

function Changes({ changes }: { changes: readonly DirectoryChange[] }) {
  const t = useT()
  const [shown, setShown] = useState(pageRows)
  if (changes.length === 0) return <p className="run-none">{t('directory.unchanged')}</p>
  const fieldName = (field: string) => wordOf(t, 'directory.field', field, field)
  return (
    <>
      <ul className="run-changes">
        {changes.slice(0, shown).map(({ kind, key, name, change, fields }) => (
          <li key={`${kind} ${key}`} className="run-change-row">
            <span className="run-change" data-change={change}>
              {t(`directory.change.${change}`)}
            </span>
            <span className="run-what">
              {t(`directory.kind.${kind}`)} <strong>{name || key}</strong> <small>{key}</small>
              {change === 'updated' && fields.length > 0 && <small>{fields.map(fieldName).join(', ')}</small>}
            </span>
          </li>
        ))}
      </ul>
      {changes.length > shown && (
        <Button block onClick={() => setShown(shown + pageRows)}>
          {t('list.more')}
        </Button>
      )}
    </>
  )
}
