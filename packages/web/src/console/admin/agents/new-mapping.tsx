import { type Role, roles } from '@yingda/server/domains/access/contract'
import type { MatchType } from '@yingda/server/domains/roles/contract'
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { Complaint } from '../../account/complaint.tsx'
import { useAttempt } from '../../account/use-attempt.ts'
import { useT } from '../../i18n/use-t.ts'
import { DepartmentField } from '../parts/department-field.tsx'
import { MemberField } from '../parts/member-field.tsx'
import { agentAdminApi } from './api.ts'

const matchTypes: readonly MatchType[] = ['department', 'position', 'user']

export function NewMapping({ onAdded }: { onAdded: () => void }) {
  const t = useT()
  const [matchType, setMatchType] = useState<MatchType>('department')
  const [matchValue, setMatchValue] = useState<string>()
  const [role, setRole] = useState<Role>('agent')
  const { busy, failure, attempt } = useAttempt()
  const add = () =>
    attempt(async () => {
      if (!matchValue?.trim()) return
      await agentAdminApi.addMapping({ matchType, matchValue: matchValue.trim(), role })
      setMatchValue(undefined)
      onAdded()
    })
  return (
    <>
      <div className="admin-line new-mapping">
        <Select<MatchType>
          aria-label={t('mappings.by')}
          data-testid="mapping-type"
          value={matchType}
          options={matchTypes.map((value) => ({ value, label: t(`mappings.by.${value}`) }))}
          onChange={(value) => {
            setMatchType(value)
            setMatchValue(undefined)
          }}
        />
        <span className="grows new-mapping-value">
          <MatchValue type={matchType} value={matchValue} onChange={setMatchValue} />
        </span>
        <Select<Role>
          className="new-mapping-role"
          aria-label={t('mappings.role')}
          value={role}
          options={roles.map((value) => ({ value, label: t(`role.${value}`) }))}
          onChange={setRole}
        />
        <Button
          type="primary"
          loading={busy}
          disabled={!matchValue?.trim()}
          data-testid="add-mapping"
          onClick={() => void add()}
        >
          {t('mappings.add')}
        </Button>
      </div>
      <Complaint failure={failure} />
    </>
  )
}

type MatchValueProps = {
  type: MatchType
  value: string | undefined
  onChange: (value: string | undefined) => void
}

function MatchValue({ type, value, onChange }: MatchValueProps) {
  const t = useT()
  if (type === 'user') return <MemberField value={value} onChange={onChange} />
  if (type === 'department') {
    const change = (id: number | undefined) => onChange(id === undefined ? undefined : String(id))
    return <DepartmentField value={value === undefined ? undefined : Number(value)} onChange={change} />
  }
  return (
    <Input
      value={value ?? ''}
      maxLength={64}
      placeholder={t('mappings.position')}
      aria-label={t('mappings.position')}
      data-testid="mapping-position"
      onChange={({ target }) => onChange(target.value)}
    />
  )
}
