import { Skeleton } from 'antd'
import { lazy, Suspense, useCallback, useState } from 'react'
import { useT } from '../../i18n/use-t.ts'
import { StaleNote } from '../../panel/calls/stale-note.tsx'
import { Loading } from '../parts/loading.tsx'
import { ReportTable } from '../reports/report-table.tsx'
import '../reports/reports.css'
import { useLoad } from '../use-load.ts'
import { crmApi } from './api.ts'
import { lastDays } from './days.ts'
import { ReportFiles } from './report-files.tsx'
import { ReportFilters } from './report-filters.tsx'
import { type ReportChoice, reportWanted } from './report-wanted.ts'

const Chart = lazy(async () => ({ default: (await import('../reports/chart.tsx')).Chart }))
const usual: ReportChoice = { way: 'outbound', source: 'records', span: 30, groupBy: 'department' }

/** Calls made and taken, by department, person or day: as the desk counts them, or Yunke. */
export function CallReportsPage() {
  const t = useT()
  const [choice, setChoice] = useState(usual)
  const wanted = reportWanted(choice, lastDays(choice.span, Date.now()))
  return (
    <div className="reports" data-testid="call-report">
      <ReportFilters choice={choice} onChoice={setChoice}>
        {wanted && <ReportFiles way={choice.way} wanted={wanted} />}
      </ReportFilters>
      {wanted ? (
        <ShownReport key={choice.source} choice={choice} />
      ) : (
        <p className="pane-note">{t('crm.chooseDepartment')}</p>
      )}
    </div>
  )
}

function ShownReport({ choice }: { choice: ReportChoice }) {
  const t = useT()
  const ask = useCallback(() => {
    const wanted = reportWanted(choice, lastDays(choice.span, Date.now()))
    return wanted ? crmApi.report(choice.way, wanted) : Promise.resolve(undefined)
  }, [choice])
  const loaded = useLoad(ask)
  const report = loaded.data
  if (!report) return <Loading of={loaded} />
  // Beside the sum of hours an average of minutes would not be seen.
  const drawn = { ...report, columns: report.columns.filter(({ id }) => id !== 'averageSeconds') }
  return (
    <div className="reports" aria-busy={loaded.busy}>
      <StaleNote stale={report.stale} />
      {report.rows.length === 0 ? (
        <p className="pane-note">{t('crm.empty')}</p>
      ) : (
        <>
          <Suspense fallback={<Skeleton active paragraph={{ rows: 6 }} />}>
            {[...new Set(drawn.columns.map(({ unit }) => unit))].map((unit) => (
              <Chart key={`${unit}`} report={drawn} unit={unit} />
            ))}
          </Suspense>
          <ReportTable report={report} by={t(`crm.by.${report.groupBy}`)} />
        </>
      )}
    </div>
  )
}
