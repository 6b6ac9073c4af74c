import type { StaffMapping } from '@yingda/server/domains/crm/contract'
import { AutoComplete, Button, Input } from 'antd'
import { useState } from 'react'
import { Complaint } from '../../account/complaint.tsx'
import { useAttempt } from '../../account/use-attempt.ts'
import { useT } from '../../i18n/use-t.ts'
import { Field } from '../parts/field.tsx'
import { MemberField } from '../parts/member-field.tsx'
import { useLoad } from '../use-load.ts'
import { crmApi, crmSettingsApi } from './api.ts'
import { CompanyField } from './company-field.tsx'
import { lastDays } from './days.ts'

type Props = { mapping: StaffMapping | undefined; mappings: readonly StaffMapping[]; onDone: () => void }

export function StaffForm({ mapping, mappings, onDone }: Props) {
  const t = useT()
  const names = useLoad(crmApi.filters)
  const [companyCode, setCompanyCode] = useState(mapping?.companyCode)
  const [staffName, setStaffName] = useState(mapping?.staffName ?? '')
  const [userId, setUserId] = useState(mapping?.userId)
  const [from, setFrom] = useState(mapping?.effectiveFrom ?? lastDays(1, Date.now()).to)
  const [until, setUntil] = useState(mapping?.effectiveTo ?? '')
  const { busy, failure, attempt } = useAttempt()
  const known = new Set(mappings.map((one) => one.staffName))
  const missing = names.data?.staffNames.filter((name) => !known.has(name)) ?? []
  const save = () =>
    void attempt(async () => {
      if (companyCode === undefined || userId === undefined) return
      const days = { effectiveFrom: from, ...(until && { effectiveTo: until }) }
      const body = { companyCode, staffName: staffName.trim(), userId, ...days }
      await (mapping ? crmSettingsApi.changeMapping(mapping.mappingId, body) : crmSettingsApi.addMapping(body))
      onDone()
    })
  const day = (label: string, value: string, set: (value: string) => void) => (
    <Input type="date" aria-label={label} value={value} onChange={({ target }) => set(target.value)} />
  )
  return (
    <div className="admin-form">
      <CompanyField value={companyCode} onChange={setCompanyCode} />
      <Field
        label={t('crm.staffName')}
        hint={missing.length > 0 ? t('crm.unmapped', { count: missing.length }) : undefined}
      >
        <AutoComplete
          value={staffName}
          options={missing.map((value) => ({ value }))}
          showSearch={{ filterOption: true }}
          aria-label={t('crm.staffName')}
          data-testid="staff-name"
          onChange={(value?: string) => setStaffName(value ?? '')}
        />
      </Field>
      <Field label={t('crm.staffMember')}>
        <MemberField value={userId} onChange={setUserId} />
      </Field>
      <Field label={t('crm.staffFrom')}>{day(t('crm.staffFrom'), from, setFrom)}</Field>
      <Field label={t('crm.staffUntil')} hint={t('crm.staffUntilHint')}>
        {day(t('crm.staffUntil'), until, setUntil)}
      </Field>
      <Complaint failure={failure} />
      <div className="admin-foot">
        <Button
          type="primary"
          loading={busy}
          disabled={!companyCode || !staffName.trim() || !userId || !from}
          data-testid="staff-save"
          onClick={save}
        >
          {t('crm.save')}
        </Button>
      </div>
    </div>
  )
}
