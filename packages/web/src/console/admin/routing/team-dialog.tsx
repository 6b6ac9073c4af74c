import type { AssignMode, Team } from '@yingda/server/domains/routing/contract'
import { Input, Modal, Radio, Select, Switch } from 'antd'
import { useCallback, useState } from 'react'
import { Complaint } from '../../account/complaint.tsx'
import { useAttempt } from '../../account/use-attempt.ts'
import { agentsApi } from '../../auth/auth.ts'
import { useT } from '../../i18n/use-t.ts'
import { Field } from '../parts/field.tsx'
import { useLoad } from '../use-load.ts'
import { routingApi } from './api.ts'
import { HoursEditor } from './hours/hours-editor.tsx'
import { isWhole, sameHours, weekdays } from './hours/weekly.ts'

type Props = { team?: Team; onClose: () => void; onStored: () => void }

const longestName = 40
const officeHours = {
  timeZone: 'Asia/Shanghai',
  weekly: sameHours(weekdays.slice(0, 5), '09:00', '18:00'),
  holidays: [],
  workdays: [],
}

export function TeamDialog({ team, onClose, onStored }: Props) {
  const t = useT()
  const [name, setName] = useState(team?.name ?? '')
  const [members, setMembers] = useState(team?.members ?? [])
  const [mode, setMode] = useState<AssignMode | ''>(team?.assignMode ?? '')
  const [hours, setHours] = useState(team?.hours)
  const { busy, failure, attempt } = useAttempt()
  const store = () =>
    attempt(async () => {
      const body = { name: name.trim(), members, ...(mode && { assignMode: mode }), ...(hours && { hours }) }
      await (team ? routingApi.changeTeam(team.teamId, body) : routingApi.addTeam(body))
      onStored()
      onClose()
    })
  const modes = (['', 'manual', 'auto'] as const).map((value) => ({
    value,
    label: t(value === '' ? 'teams.asDesk' : `routing.mode.${value}`),
  }))
  return (
    <Modal
      open
      title={t(team ? 'teams.edit' : 'teams.add')}
      okText={t('routing.save')}
      okButtonProps={{ loading: busy, disabled: name.trim() === '' || (hours !== undefined && !isWhole(hours)) }}
      cancelText={t('account.cancel')}
      onOk={() => void store()}
      onCancel={onClose}
    >
      <div className="admin-form">
        <Field label={t('teams.name')}>
          <Input
            value={name}
            maxLength={longestName}
            aria-label={t('teams.name')}
            data-testid="team-name"
            onChange={({ target }) => setName(target.value)}
          />
        </Field>
        <Field label={t('teams.whoIsIn')}>
          <AgentsField value={members} onChange={setMembers} />
        </Field>
        <Field label={t('routing.assignMode')}>
          <Radio.Group value={mode} options={modes} onChange={({ target }) => setMode(target.value)} />
        </Field>
        <Field label={t('teams.ownHours')} {...(!hours && { hint: t('teams.hoursHint') })}>
          <div>
            <Switch
              aria-label={t('teams.ownHours')}
              checked={hours !== undefined}
              onChange={(own) => setHours(own ? officeHours : undefined)}
            />
          </div>
        </Field>
        {hours && <HoursEditor value={hours} onChange={setHours} />}
        <Complaint failure={failure} />
      </div>
    </Modal>
  )
}

function AgentsField({ value, onChange }: { value: string[]; onChange: (csIds: string[]) => void }) {
  const t = useT()
  const { data = [], busy } = useLoad(useCallback(() => agentsApi.colleagues(), []))
  return (
    <Select
      mode="multiple"
      loading={busy}
      aria-label={t('teams.whoIsIn')}
      placeholder={t('teams.choose')}
      data-testid="team-members"
      showSearch={{ optionFilterProp: 'label' }}
      options={data.map(({ user_id: id, name }) => ({ value: id, label: `${name} · ${id}` }))}
      value={value}
      onChange={onChange}
    />
  )
}
