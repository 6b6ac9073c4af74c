import { DownloadOutlined } from '@ant-design/icons'
import { type ReportName, reports } from '@yingda/server/domains/reports/contract'
import { Button, Segmented, Select, Skeleton } from 'antd'
import { lazy, Suspense, useCallback, useState } from 'react'
import { Complaint } from '../../account/complaint.tsx'
import { useAttempt } from '../../account/use-attempt.ts'
import { filesApi } from '../../auth/auth.ts'
import { useT } from '../../i18n/use-t.ts'
import { usePrefs } from '../../lib/prefs.ts'
import { saveBlob } from '../../lib/save-blob.ts'
import { reportsApi } from '../http.ts'
import { LoadFailed } from '../load-failed.tsx'
import { useLoad } from '../use-load.ts'
import { type Asked, csvPath } from './calls.ts'
import { daysBack } from './days-back.ts'
import { ReportTable } from './report-table.tsx'
import './reports.css'
import { TeamFilter } from './team-filter.tsx'

const Chart = lazy(async () => ({ default: (await import('./chart.tsx')).Chart }))

const names = Object.keys(reports).filter((name): name is ReportName => name in reports)
const spans = [1, 7, 30, 90] as const
const groups = ['day', 'hour', 'channel', 'agent', 'team'] as const
const tz = Intl.DateTimeFormat().resolvedOptions().timeZone

/** How the desk does, over time, over channels, over agents. */
export function ReportsPage() {
  const t = useT()
  const { locale } = usePrefs()
  const [name, setName] = useState<ReportName>('volume')
  const [span, setSpan] = useState<(typeof spans)[number]>(7)
  const [group, setGroup] = useState<(typeof groups)[number]>()
  const [team, setTeam] = useState<string>()
  const asked: Asked = { ...daysBack(span, new Date()), tz, ...(group && { groupBy: group }), ...(team && { team }) }
  const signature = JSON.stringify(asked)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the signature says all of what is asked
  const ask = useCallback(() => reportsApi.read(name, asked), [name, signature])
  const { data: report, failure, busy, reload } = useLoad(ask)
  const saving = useAttempt()
  const download = () =>
    void saving.attempt(async () => {
      const csv = await filesApi.downloadFrom(csvPath(name, asked, locale === 'en' ? 'en' : 'zh'))
      saveBlob(csv, `${name}.csv`)
    })
  const units = [...new Set(report?.columns.map(({ unit }) => unit))]
  return (
    <div className="reports" aria-busy={busy}>
      <div className="report-bar">
        <Segmented<ReportName>
          value={name}
          options={names.map((value) => ({ value, label: t(`report.${value}`) }))}
          onChange={setName}
        />
        <Select
          value={span}
          aria-label={t('report.span')}
          options={spans.map((value) => ({ value, label: t('report.days', { count: value }) }))}
          onChange={setSpan}
        />
        <Select
          allowClear
          value={group ?? null}
          placeholder={t('report.group')}
          aria-label={t('report.group')}
          options={groups.map((value) => ({ value, label: t(`report.by.${value}`) }))}
          onChange={(value) => setGroup(value ?? undefined)}
        />
        <TeamFilter team={team} onTeam={setTeam} />
        <Button icon={<DownloadOutlined />} loading={saving.busy} data-testid="report-csv" onClick={download}>
          CSV
        </Button>
      </div>
      <Complaint failure={saving.failure} />
      {failure && !report && <LoadFailed failure={failure} onRetry={reload} />}
      {!report && !failure && <Skeleton active paragraph={{ rows: 10 }} />}
      {report && report.rows.length === 0 && <p className="pane-note">{t('report.empty')}</p>}
      {report && report.rows.length > 0 && (
        <>
          <Suspense fallback={<Skeleton active paragraph={{ rows: 6 }} />}>
            {units.map((unit) => (
              <Chart key={unit} report={report} unit={unit} />
            ))}
          </Suspense>
          <ReportTable report={report} by={t(`report.by.${report.groupBy}`)} />
        </>
      )}
    </div>
  )
}
