import type { AdminAgent, AgentStatus } from '@yingda/server/domains/agents/contract'
import { App, Button, InputNumber, Segmented } from 'antd'
import { useState } from 'react'
import { Complaint } from '../../account/complaint.tsx'
import { useAttempt } from '../../account/use-attempt.ts'
import { useT } from '../../i18n/use-t.ts'
import { Field } from '../parts/field.tsx'
import { agentAdminApi } from './api.ts'
import { changesOf } from './changes-of.ts'
import { RoleChoice } from './role-choice.tsx'

type Props = { agent: AdminAgent; onClose: () => void; onChanged: () => void }

const statuses: readonly AgentStatus[] = ['online', 'busy', 'offline']
const mostLoad = 1_000

export function AgentForm({ agent, onClose, onChanged }: Props) {
  const t = useT()
  const { message } = App.useApp()
  const [roles, setRoles] = useState(agent.manual_roles)
  const [maxLoad, setMaxLoad] = useState(agent.max_load)
  const [status, setStatus] = useState(agent.status)
  const { busy, failure, attempt } = useAttempt()
  const save = () =>
    attempt(async () => {
      const changes = changesOf(agent, { roles, maxLoad })
      if (changes) await agentAdminApi.change(agent.user_id, changes)
      if (status !== agent.status) await agentAdminApi.setStatus(agent.user_id, status)
      void message.success(t('agents.saved'))
      onChanged()
      onClose()
    })
  const mapped = agent.mapped_roles.map((role) => t(`role.${role}`)).join(t('parts.comma'))
  return (
    <div className="admin-form">
      <Field
        label={t('agents.roles')}
        hint={mapped === '' ? t('agents.rolesHint') : t('agents.mappedHint', { roles: mapped })}
      >
        <RoleChoice value={roles} onChange={setRoles} />
      </Field>
      <Field label={t('agents.maxLoad')} hint={t('agents.maxLoadHint')}>
        <InputNumber
          min={0}
          max={mostLoad}
          precision={0}
          value={maxLoad}
          aria-label={t('agents.maxLoad')}
          data-testid="max-load"
          onChange={(value) => setMaxLoad(value ?? agent.max_load)}
        />
      </Field>
      {agent.is_active && (
        <Field label={t('agents.status')}>
          <div>
            <Segmented<AgentStatus>
              options={statuses.map((value) => ({ value, label: t(`status.${value}`) }))}
              value={status}
              onChange={setStatus}
            />
          </div>
        </Field>
      )}
      <Complaint failure={failure} />
      <div className="admin-foot">
        <Button onClick={onClose}>{t('account.cancel')}</Button>
        <Button type="primary" loading={busy} data-testid="save-agent" onClick={() => void save()}>
          {t('agents.save')}
        </Button>
      </div>
    </div>
  )
}
