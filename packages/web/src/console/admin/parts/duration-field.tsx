import { InputNumber, Select, Space } from 'antd'
import { useState } from 'react'
import { useT } from '../../i18n/use-t.ts'
import { type Unit, unitNames, unitOf, units } from './duration.ts'

type Props = { label: string; seconds: number; onChange: (seconds: number) => void }

/** A time as a number and its unit. The unit stays what was chosen while the number is typed. */
export function DurationField({ label, seconds, onChange }: Props) {
  const t = useT()
  const [unit, setUnit] = useState<Unit>(() => unitOf(seconds))
  const amount = Math.round((seconds / units[unit]) * 100) / 100
  return (
    <Space.Compact className="duration">
      <InputNumber
        min={0}
        aria-label={label}
        value={amount}
        onChange={(value) => onChange(Math.round((value ?? 0) * units[unit]))}
      />
      <Select<Unit>
        aria-label={t('duration.unitOf', { label })}
        value={unit}
        options={unitNames.map((value) => ({ value, label: t(`duration.${value}`) }))}
        onChange={(chosen) => {
          setUnit(chosen)
          onChange(Math.round(amount * units[chosen]))
        }}
      />
    </Space.Compact>
  )
}
