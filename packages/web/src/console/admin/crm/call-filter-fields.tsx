import { Input, Select } from 'antd'
import { useState } from 'react'
import { useT } from '../../i18n/use-t.ts'
import { useLoad } from '../use-load.ts'
import { crmApi } from './api.ts'
import type { CallsWanted } from './calls.ts'
import { lastDays } from './days.ts'

const spans = [1, 7, 30, 90, 365] as const

type Props = { wanted: CallsWanted; onWanted: (wanted: CallsWanted) => void }

/** What to look at of the calls; what is not chosen is not asked for. */
export function CallFilterFields({ wanted, onWanted }: Props) {
  const t = useT()
  const filters = useLoad(crmApi.filters)
  const [span, setSpan] = useState(30)
  const change = (changes: CallsWanted) => onWanted({ ...wanted, ...changes })
  const choices = {
    direction: [
      { value: 'out', label: t('calls.out') },
      { value: 'in', label: t('calls.in') },
    ],
    connected: (['true', 'false'] as const).map((value) => ({ value, label: t(`crm.connected.${value}`) })),
    department: filters.data?.departments.map((value) => ({ value, label: value })) ?? [],
    staffName: filters.data?.staffNames.map((value) => ({ value, label: value })) ?? [],
  }
  const labels = {
    direction: 'crm.direction',
    connected: 'crm.connected',
    department: 'crm.department',
    staffName: 'crm.staff',
  } as const
  return (
    <div className="admin-line crm-filters">
      <Select
        value={span}
        aria-label={t('crm.span')}
        options={spans.map((value) => ({ value, label: t('report.days', { count: value }) }))}
        onChange={(days) => {
          setSpan(days)
          change(lastDays(days, Date.now()))
        }}
      />
      {(['direction', 'connected', 'department', 'staffName'] as const).map((name) => (
        <Select
          key={name}
          allowClear
          showSearch
          value={wanted[name] ?? null}
          placeholder={t(labels[name])}
          aria-label={t(labels[name])}
          data-testid={`crm-by-${name}`}
          options={choices[name]}
          onChange={(value?: string | null) => change({ [name]: value ?? undefined })}
        />
      ))}
      <Input.Search
        className="grows"
        allowClear
        maxLength={40}
        placeholder={t('crm.byPhone')}
        aria-label={t('crm.byPhone')}
        onSearch={(text) => change({ phone: text.trim() || undefined })}
      />
    </div>
  )
}
