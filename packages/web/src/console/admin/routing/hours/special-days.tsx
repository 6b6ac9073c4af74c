import type { Hours } from '@yingda/server/domains/routing/contract'
import { Button, Input, Select, Tag } from 'antd'
import { useState } from 'react'
import { useT } from '../../../i18n/use-t.ts'
import { Field } from '../../parts/field.tsx'
import { weekdays, withDate } from './weekly.ts'

type Props = { value: Hours; onChange: (hours: Hours) => void }

/** Days that are not like their weekday. */
export function SpecialDays({ value, onChange }: Props) {
  const t = useT()
  const [like, setLike] = useState(1)
  const { holidays, workdays } = value
  const without = (date: string) => workdays.filter((one) => one.date !== date)
  return (
    <>
      <Field label={t('hours.holidays')} hint={t('hours.holidaysHint')}>
        <div className="admin-line">
          {holidays.map((date) => (
            <Tag
              key={date}
              closable
              onClose={() => onChange({ ...value, holidays: holidays.filter((one) => one !== date) })}
            >
              {date}
            </Tag>
          ))}
          <AddDate
            label={t('hours.addHoliday')}
            onAdd={(date) => onChange({ ...value, holidays: withDate(holidays, date) })}
          />
        </div>
      </Field>
      <Field label={t('hours.workdays')} hint={t('hours.workdaysHint')}>
        <div className="admin-line">
          {workdays.map(({ date, like: day = 1 }) => (
            <Tag key={date} closable onClose={() => onChange({ ...value, workdays: without(date) })}>
              {t('hours.like', { date, day: t(`weekday.${weekdays[day - 1] ?? 1}`) })}
            </Tag>
          ))}
          <Select
            aria-label={t('hours.likeDay')}
            value={like}
            options={weekdays.map((day) => ({ value: day, label: t('hours.likeDayOf', { day: t(`weekday.${day}`) }) }))}
            onChange={setLike}
          />
          <AddDate
            label={t('hours.addWorkday')}
            onAdd={(date) => onChange({ ...value, workdays: [...without(date), { date, like }].sort(byDate) })}
          />
        </div>
      </Field>
    </>
  )
}

const byDate = (left: { date: string }, right: { date: string }) => left.date.localeCompare(right.date)

function AddDate({ label, onAdd }: { label: string; onAdd: (date: string) => void }) {
  const [date, setDate] = useState('')
  const add = () => {
    onAdd(date)
    setDate('')
  }
  return (
    <span className="add-date">
      <Input type="date" aria-label={label} value={date} onChange={({ target }) => setDate(target.value)} />
      <Button disabled={date === ''} onClick={add}>
        {label}
      </Button>
    </span>
  )
}
