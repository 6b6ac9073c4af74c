import type { Hours } from '@yingda/server/domains/routing/contract'
import { Button, Select } from 'antd'
import { useT } from '../../../i18n/use-t.ts'
import { Field } from '../../parts/field.tsx'
import { SpecialDays } from './special-days.tsx'
import { sameHours, weekdays } from './weekly.ts'
import { WeeklyHours } from './weekly-hours.tsx'

type Props = { value: Hours; onChange: (hours: Hours) => void }

export function HoursEditor({ value, onChange }: Props) {
  const t = useT()
  const zones = [...new Set([value.timeZone, ...Intl.supportedValuesOf('timeZone')])]
  return (
    <div className="admin-form" data-testid="hours-editor">
      <Field label={t('hours.week')} hint={t('hours.weekHint')}>
        <WeeklyHours weekly={value.weekly} onChange={(weekly) => onChange({ ...value, weekly })} />
        <div className="admin-line">
          <Button
            size="small"
            onClick={() => onChange({ ...value, weekly: sameHours(weekdays.slice(0, 5), '09:00', '18:00') })}
          >
            {t('hours.office')}
          </Button>
          <Button size="small" onClick={() => onChange({ ...value, weekly: sameHours(weekdays, '00:00', '24:00') })}>
            {t('hours.always')}
          </Button>
        </div>
      </Field>
      <SpecialDays value={value} onChange={onChange} />
      <Field label={t('hours.timeZone')}>
        <Select
          className="time-zone"
          showSearch
          aria-label={t('hours.timeZone')}
          value={value.timeZone}
          options={zones.map((zone) => ({ value: zone, label: zone }))}
          onChange={(timeZone) => onChange({ ...value, timeZone })}
        />
      </Field>
    </div>
  )
}
