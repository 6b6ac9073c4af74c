import { may } from '@yingda/server/domains/access/contract'
import type { CallScope } from '@yingda/server/domains/crm/contract'
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { Complaint } from '../../account/complaint.tsx'
import { useAttempt } from '../../account/use-attempt.ts'
import { useT } from '../../i18n/use-t.ts'
import { agentAdminApi } from '../agents/api.ts'
import { Field } from '../parts/field.tsx'
import { useLoad } from '../use-load.ts'
import { crmApi, crmSettingsApi } from './api.ts'

export function ScopeForm({ scope, onDone }: { scope: CallScope | undefined; onDone: () => void }) {
  const t = useT()
  const names = useLoad(crmApi.filters)
  const [csId, setCsId] = useState(scope?.csId)
  const [departments, setDepartments] = useState(scope?.departments ?? [])
  const [staffNames, setStaffNames] = useState(scope?.staffNames ?? [])
  const [from, setFrom] = useState(scope?.from ?? '')
  const [to, setTo] = useState(scope?.to ?? '')
  const { busy, failure, attempt } = useAttempt()
  const save = () =>
    void attempt(async () => {
      if (csId === undefined) return
      await crmSettingsApi.setScope(csId, {
        ...(isLimit(departments, scope?.departments) && { departments }),
        ...(isLimit(staffNames, scope?.staffNames) && { staffNames }),
        ...(from && { from }),
        ...(to && { to }),
      })
      onDone()
    })
  const several = (label: string, value: string[], known: readonly string[], set: (value: string[]) => void) => (
    <Field label={label}>
      <Select<string[]>
        mode="tags"
        value={value}
        placeholder={t('crm.noLimit')}
        aria-label={label}
        options={known.map((name) => ({ value: name, label: name }))}
        onChange={set}
      />
    </Field>
  )
  const day = (label: string, value: string, set: (value: string) => void) => (
    <Field label={label}>
      <Input type="date" aria-label={label} value={value} onChange={({ target }) => set(target.value)} />
    </Field>
  )
  return (
    <div className="admin-form">
      {scope ? <strong>{scope.name}</strong> : <AnalystField value={csId} onChange={setCsId} />}
      {several(t('crm.department'), departments, names.data?.departments ?? [], setDepartments)}
      {several(t('crm.staff'), staffNames, names.data?.staffNames ?? [], setStaffNames)}
      <div className="crm-days">
        {day(t('crm.scopeFrom'), from, setFrom)}
        {day(t('crm.scopeTo'), to, setTo)}
      </div>
      <Complaint failure={failure} />
      <div className="admin-foot">
        <Button type="primary" loading={busy} disabled={csId === undefined} data-testid="scope-save" onClick={save}>
          {t('crm.save')}
        </Button>
      </div>
    </div>
  )
}

/** Nothing chosen is no limit, but for whoever was to see nothing and still is. */
const isLimit = (chosen: readonly string[], before: readonly string[] | undefined) =>
  chosen.length > 0 || before?.length === 0

/** Those who read calls; whoever looks after Yunke sees all of them in any case. */
function AnalystField({ value, onChange }: { value: string | undefined; onChange: (csId: string) => void }) {
  const t = useT()
  const { data = [], busy } = useLoad(agentAdminApi.list)
  const readers = data.filter(({ roles }) => may(roles, 'crm.read') && !may(roles, 'crm.manage'))
  return (
    <Field label={t('crm.analyst')} hint={t('crm.analystHint')}>
      <Select
        showSearch={{ optionFilterProp: 'label' }}
        loading={busy}
        value={value ?? null}
        aria-label={t('crm.analyst')}
        data-testid="scope-analyst"
        notFoundContent={t('crm.noAnalysts')}
        options={readers.map(({ user_id: csId, name }) => ({ value: csId, label: `${name} · ${csId}` }))}
        onChange={(csId?: string | null) => csId && onChange(csId)}
      />
    </Field>
  )
}
