import { ReloadOutlined } from '@ant-design/icons'
import { Button, Skeleton } from 'antd'
import { useT } from '../../i18n/use-t.ts'
import { fullTime } from '../../lib/time.ts'
import { doctorApi } from '../http.ts'
import { LoadFailed } from '../load-failed.tsx'
import { useLoad } from '../use-load.ts'
import { CheckRow } from './check-row.tsx'
import './doctor.css'

export function DoctorTab() {
  const t = useT()
  const { data: report, failure, busy, reload } = useLoad(doctorApi.report)
  if (failure && !report) return <LoadFailed failure={failure} onRetry={reload} />
  return (
    <section aria-busy={busy}>
      <div className="system-bar">
        <div>
          <strong className="doctor-verdict" data-state={report?.state} data-testid="doctor-state">
            {t(report ? `doctor.verdict.${report.state}` : 'doctor.running')}
          </strong>
          {report && <small>{t('doctor.at', { time: fullTime(Date.parse(report.checked_at)) })}</small>}
        </div>
        <Button icon={<ReloadOutlined />} loading={busy} onClick={reload} data-testid="doctor-again">
          {t('doctor.again')}
        </Button>
      </div>
      {!report && <Skeleton active paragraph={{ rows: 10 }} />}
      <ul className="doctor-checks">
        {report?.checks.map((check) => (
          <CheckRow key={check.id} check={check} />
        ))}
      </ul>
    </section>
  )
}
