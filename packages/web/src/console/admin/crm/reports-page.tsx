import { DownloadOutlined } from '@ant-design/icons'
import { Button, Segmented, Select, Skeleton } from 'antd'
import { lazy, Suspense, useCallback, useState } from 'react'
import { Complaint } from '../../account/complaint.tsx'
import { useAttempt } from '../../account/use-attempt.ts'
import { filesApi } from '../../auth/auth.ts'
import { useT } from '../../i18n/use-t.ts'
import { usePrefs } from '../../lib/prefs.ts'
import { saveBlob } from '../../lib/save-blob.ts'
import { StaleNote } from '../../panel/calls/stale-note.tsx'
import { Loading } from '../parts/loading.tsx'
import { ReportTable } from '../reports/report-table.tsx'
import '../reports/reports.css'
import { useLoad } from '../use-load.ts'
import { crmApi } from './api.ts'
import { type ReportWanted, reportPath, type Way } from './calls.ts'
import { lastDays } from './days.ts'

const Chart = lazy(async () => ({ default: (await import('../reports/chart.tsx')).Chart }))
const spans = [1, 7, 30, 90, 365] as const
const groups = ['department', 'staff', 'day'] as const

/** Calls made and taken, by department, person or day. */
export function CallReportsPage() {
  const t = useT()
  const { locale } = usePrefs()
  const [way, setWay] = useState<Way>('outbound')
  const [span, setSpan] = useState<number>(30)
  const [groupBy, setGroupBy] = useState<ReportWanted['groupBy']>('department')
  const { from, to } = lastDays(span, Date.now())
  const ask = useCallback(() => crmApi.report(way, { from, to, groupBy }), [way, from, to, groupBy])
  const loaded = useLoad(ask)
  const report = loaded.data
  const saving = useAttempt()
  const download = (kind: 'csv' | 'xlsx') =>
    void saving.attempt(async () => {
      const path = reportPath(way, kind, { from, to, groupBy }, locale === 'en' ? 'en' : 'zh')
      saveBlob(await filesApi.downloadFrom(path), `calls-${way}-${from}-${to}.${kind}`)
    })
  return (
    <div className="reports" aria-busy={loaded.busy} data-testid="call-report">
      <div className="report-bar">
        <Segmented<Way>
          value={way}
          options={(['outbound', 'inbound'] as const).map((value) => ({ value, label: t(`crm.${value}`) }))}
          onChange={setWay}
        />
        <Select
          value={span}
          aria-label={t('crm.span')}
          options={spans.map((value) => ({ value, label: t('report.days', { count: value }) }))}
          onChange={setSpan}
        />
        <Select<ReportWanted['groupBy']>
          value={groupBy}
          aria-label={t('report.group')}
          options={groups.map((value) => ({ value, label: t(`crm.by.${value}`) }))}
          onChange={setGroupBy}
        />
        {(['csv', 'xlsx'] as const).map((kind) => (
          <Button
            key={kind}
            icon={<DownloadOutlined />}
            loading={saving.busy}
            data-testid={`call-report-${kind}`}
            onClick={() => download(kind)}
          >
            {kind === 'csv' ? 'CSV' : 'Excel'}
          </Button>
        ))}
      </div>
      <Complaint failure={saving.failure} />
      <StaleNote stale={report?.stale} />
      {!report && <Loading of={loaded} />}
      {report?.rows.length === 0 && <p className="pane-note">{t('crm.empty')}</p>}
      {report && report.rows.length > 0 && (
        <>
          <Suspense fallback={<Skeleton active paragraph={{ rows: 6 }} />}>
            {[...new Set(report.columns.map(({ unit }) => unit))].map((unit) => (
              <Chart key={`${unit}`} report={report} unit={unit} />
            ))}
          </Suspense>
          <ReportTable report={report} by={t(`crm.by.${groupBy}`)} />
        </>
      )}
    </div>
  )
}
