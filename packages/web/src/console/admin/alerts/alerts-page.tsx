import { type AlertKind, alertKinds } from '@yingda/server/domains/alerts/contract'
import { Button, Checkbox, InputNumber, Skeleton } from 'antd'
import { useCallback, useState } from 'react'
import '../../account/account.css'
import { Complaint } from '../../account/complaint.tsx'
import { useAttempt } from '../../account/use-attempt.ts'
import { useMay } from '../../auth/roles.ts'
import { wordOf } from '../../i18n/translate.ts'
import { useT } from '../../i18n/use-t.ts'
import { fullTime } from '../../lib/time.ts'
import { alertsApi } from '../http.ts'
import { LoadFailed } from '../load-failed.tsx'
import { useLoad } from '../use-load.ts'
import './alerts.css'
import type { Settings } from './calls.ts'

/** What reaches people in WeCom when they look elsewhere. */
export function AlertsPage() {
  const mayManage = useMay('routing.manage')
  return (
    <div className="account">
      <MyAlerts />
      {mayManage && <DeskAlerts />}
      {mayManage && <RecentAlerts />}
    </div>
  )
}

function MyAlerts() {
  const t = useT()
  const { data: muted, failure, reload } = useLoad(useCallback(() => alertsApi.mutes(), []))
  const { busy, failure: refused, attempt } = useAttempt()
  if (failure && !muted) return <LoadFailed failure={failure} onRetry={reload} />
  if (!muted) return <Skeleton active paragraph={{ rows: 3 }} />
  const wanted = alertKinds.filter((kind) => !muted.includes(kind))
  const change = (kinds: readonly AlertKind[]) =>
    void attempt(async () => {
      await alertsApi.mute(alertKinds.filter((kind) => !kinds.includes(kind)))
      reload()
    })
  return (
    <section className="account-card">
      <h2>{t('alerts.mine')}</h2>
      <p className="account-lead">{t('alerts.mineLead')}</p>
      <Kinds kinds={wanted} disabled={busy} onChange={change} />
      <Complaint failure={refused} />
    </section>
  )
}

function DeskAlerts() {
  const { data: settings, failure, reload } = useLoad(useCallback(() => alertsApi.settings(), []))
  if (failure && !settings) return <LoadFailed failure={failure} onRetry={reload} />
  if (!settings) return <Skeleton active paragraph={{ rows: 3 }} />
  return <DeskForm key={JSON.stringify(settings)} settings={settings} onSaved={reload} />
}

function DeskForm({ settings, onSaved }: { settings: Settings; onSaved: () => void }) {
  const t = useT()
  const [kinds, setKinds] = useState<readonly AlertKind[]>(settings.kinds)
  const [waitSeconds, setWaitSeconds] = useState(settings.waitSeconds)
  const { busy, failure, attempt } = useAttempt()
  const save = () =>
    void attempt(async () => {
      await alertsApi.configure({ kinds: [...kinds], waitSeconds })
      onSaved()
    })
  return (
    <section className="account-card">
      <h2>{t('alerts.desk')}</h2>
      <p className="account-lead">{t(settings.deliverable ? 'alerts.deskLead' : 'alerts.noApp')}</p>
      <Kinds kinds={kinds} disabled={busy} onChange={setKinds} />
      <p className="alert-wait">
        {t('alerts.wait')}{' '}
        <InputNumber
          min={30}
          max={86_400}
          value={waitSeconds}
          aria-label={t('alerts.wait')}
          onChange={(value) => setWaitSeconds(value ?? waitSeconds)}
        />
      </p>
      <Button type="primary" loading={busy} data-testid="alerts-save" onClick={save}>
        {t('alerts.save')}
      </Button>
      <Complaint failure={failure} />
    </section>
  )
}

type KindsProps = { kinds: readonly AlertKind[]; disabled: boolean; onChange: (kinds: readonly AlertKind[]) => void }

function Kinds({ kinds, disabled, onChange }: KindsProps) {
  const t = useT()
  return (
    <Checkbox.Group<AlertKind>
      className="alert-kinds"
      value={[...kinds]}
      disabled={disabled}
      options={alertKinds.map((value) => ({ value, label: t(`alerts.kind.${value}`) }))}
      onChange={onChange}
    />
  )
}

function RecentAlerts() {
  const t = useT()
  const { data: alerts, failure, reload } = useLoad(useCallback(() => alertsApi.recent(), []))
  return (
    <section className="account-card">
      <h2>{t('alerts.recent')}</h2>
      {failure && !alerts && <LoadFailed failure={failure} onRetry={reload} />}
      {alerts?.length === 0 && <p className="account-lead">{t('alerts.none')}</p>}
      <ul className="sign-ins">
        {alerts?.map((alert) => (
          <li key={alert.id}>
            <div>
              <strong>{alert.text}</strong>
              <small>
                {fullTime(Date.parse(alert.createdAt))} · {alert.to.join(', ')}
              </small>
            </div>
            <small>{wordOf(t, 'alerts.status', alert.status, alert.status)}</small>
          </li>
        ))}
      </ul>
    </section>
  )
}
