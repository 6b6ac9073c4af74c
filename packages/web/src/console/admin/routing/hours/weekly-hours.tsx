import { CloseOutlined, PlusOutlined } from '@ant-design/icons'
import { AutoComplete, Button } from 'antd'
import { useT } from '../../../i18n/use-t.ts'
import { isClock, type Range, rangesOf, weekdays, withoutRange, withRange } from './weekly.ts'

type Props = { weekly: readonly Range[]; onChange: (weekly: Range[]) => void }

export function WeeklyHours({ weekly, onChange }: Props) {
  const t = useT()
  return (
    <ul className="weekly">
      {weekdays.map((day) => {
        const ranges = rangesOf(weekly, day)
        const name = t(`weekday.${day}`)
        return (
          <li key={day}>
            <span className="weekly-day">{name}</span>
            <div className="weekly-ranges">
              {ranges.map(({ place, range: { from, to } }) => (
                <span key={place} className="weekly-range">
                  <ClockField
                    label={t('hours.from', { day: name })}
                    value={from}
                    onChange={(clock) => onChange(withRange(weekly, place, { from: clock }))}
                  />
                  –
                  <ClockField
                    label={t('hours.to', { day: name })}
                    value={to}
                    onChange={(clock) => onChange(withRange(weekly, place, { to: clock }))}
                  />
                  <Button
                    type="text"
                    size="small"
                    icon={<CloseOutlined />}
                    aria-label={t('hours.removeRange', { day: name })}
                    onClick={() => onChange(withoutRange(weekly, place))}
                  />
                </span>
              ))}
              {ranges.length === 0 && <small>{t('hours.closed')}</small>}
              <Button
                type="text"
                size="small"
                icon={<PlusOutlined />}
                aria-label={t('hours.addRange', { day: name })}
                onClick={() => onChange([...weekly, { day, from: '09:00', to: '18:00' }])}
              />
            </div>
          </li>
        )
      })}
    </ul>
  )
}

const halfHours = Array.from({ length: 49 }, (_, nth) => ({
  value: `${String(Math.floor(nth / 2)).padStart(2, '0')}:${nth % 2 === 0 ? '00' : '30'}`,
}))

type ClockProps = { label: string; value: string; onChange: (clock: string) => void }

/** A time of day that may also be 24:00, which fields of the browser cannot say. */
function ClockField({ label, value, onChange }: ClockProps) {
  return (
    <AutoComplete
      className="clock-field"
      aria-label={label}
      options={halfHours}
      maxLength={5}
      value={value}
      {...(!isClock(value) && { status: 'error' as const })}
      onChange={(clock?: string) => onChange((clock ?? '').replace('：', ':'))}
    />
  )
}
