import type { DirectoryRun } from '@yingda/server/domains/directory/contract'
import { Button } from 'antd'
import { useState } from 'react'
import { useT } from '../../i18n/use-t.ts'
import { fullTime } from '../../lib/time.ts'
import './runs.css'
import { RunReportDrawer } from './run-report.tsx'
import { summaryOf } from './run-text.ts'

const firstRows = 10

export function RunList({ runs }: { runs: readonly DirectoryRun[] }) {
  const t = useT()
  const [open, setOpen] = useState<string>()
  const [all, setAll] = useState(false)
  if (runs.length === 0) return <p className="pane-note">{t('directory.noRuns')}</p>
  const shown = all ? runs : runs.slice(0, firstRows)
  return (
    <>
      <ul className="run-rows" data-testid="runs">
        {shown.map((run) => (
          <li key={run.id} className="run-item">
            <button type="button" className="run-row" data-testid="run" onClick={() => setOpen(run.id)}>
              <span className="run-status" data-status={run.status}>
                {t(`directory.status.${run.status}`)}
              </span>
              <span className="run-time">{fullTime(Date.parse(run.started_at))}</span>
              <span className="run-origin">{t(`directory.origin.${run.origin}`)}</span>
              <span className="run-summary">{summaryOf(t, run)}</span>
            </button>
          </li>
        ))}
      </ul>
      {!all && runs.length > firstRows && (
        <Button type="link" onClick={() => setAll(true)}>
          {t('list.more')}
        </Button>
      )}
      <RunReportDrawer runId={open} onClose={() => setOpen(undefined)} />
    </>
  )
}
