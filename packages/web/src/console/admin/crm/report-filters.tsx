import { Segmented, Select } from 'antd'
import type { ReactNode } from 'react'
import { useT } from '../../i18n/use-t.ts'
import { useLoad } from '../use-load.ts'
import { crmApi } from './api.ts'
import type { ReportWanted, Way } from './calls.ts'
import { RemoteDepartmentField } from './remote-department-field.tsx'
import type { ReportChoice } from './report-wanted.ts'

const spans = [1, 7, 30, 90, 365] as const
const groups = ['department', 'staff', 'day'] as const

type Props = { choice: ReportChoice; onChoice: (choice: ReportChoice) => void; children: ReactNode }

export function ReportFilters({ choice, onChoice, children }: Props) {
  const t = useT()
  const change = (changes: Partial<ReportChoice>) => onChoice({ ...choice, ...changes })
  const { way, source, span, companyCode, departmentId } = choice
  return (
    <div className="report-bar crm-filters">
      <Segmented<Way>
        value={way}
        options={(['outbound', 'inbound'] as const).map((value) => ({ value, label: t(`crm.${value}`) }))}
        onChange={(chosen) => change({ way: chosen })}
      />
      <Select<ReportChoice['source']>
        value={source}
        aria-label={t('crm.source')}
        data-testid="report-source"
        options={(['records', 'yunke'] as const).map((value) => ({ value, label: t(`crm.source.${value}`) }))}
        onChange={(chosen) => change({ source: chosen })}
      />
      <Select
        value={span}
        aria-label={t('crm.span')}
        options={spans.map((value) => ({ value, label: t('report.days', { count: value }) }))}
        onChange={(days) => change({ span: days })}
      />
      {source === 'records' ? (
        <RecordFields choice={choice} onChange={change} />
      ) : (
        <RemoteDepartmentField value={{ companyCode, departmentId }} onChange={change} />
      )}
      {children}
    </div>
  )
}

type FieldsProps = { choice: ReportChoice; onChange: (changes: Partial<ReportChoice>) => void }

function RecordFields({ choice, onChange }: FieldsProps) {
  const t = useT()
  const names = useLoad(crmApi.filters).data
  const known = { department: names?.departments ?? [], staffName: names?.staffNames ?? [] }
  const labels = { department: t('crm.department'), staffName: t('crm.staff') }
  return (
    <>
      <Select<ReportWanted['groupBy']>
        value={choice.groupBy}
        aria-label={t('report.group')}
        options={groups.map((value) => ({ value, label: t(`crm.by.${value}`) }))}
        onChange={(groupBy) => onChange({ groupBy })}
      />
      {(['department', 'staffName'] as const).map((name) => (
        <Select
          key={name}
          allowClear
          showSearch
          value={choice[name] ?? null}
          placeholder={labels[name]}
          aria-label={labels[name]}
          data-testid={`report-by-${name}`}
          options={known[name].map((value) => ({ value, label: value }))}
          onChange={(value?: string | null) => onChange({ [name]: value ?? undefined })}
        />
      ))}
    </>
  )
}
