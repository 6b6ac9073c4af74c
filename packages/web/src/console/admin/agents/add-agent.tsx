import type { Role } from '@yingda/server/domains/access/contract'
import { App, InputNumber, Modal } from 'antd'
import { useState } from 'react'
import { Complaint } from '../../account/complaint.tsx'
import { useAttempt } from '../../account/use-attempt.ts'
import { useT } from '../../i18n/use-t.ts'
import { Field } from '../parts/field.tsx'
import { MemberField } from '../parts/member-field.tsx'
import { agentAdminApi } from './api.ts'
import { RoleChoice } from './role-choice.tsx'

const usualLoad = 5
const mostLoad = 1_000

export function AddAgent({ onClose, onAdded }: { onClose: () => void; onAdded: () => void }) {
  const t = useT()
  const { message } = App.useApp()
  const [userId, setUserId] = useState<string>()
  const [roles, setRoles] = useState<Role[]>(['agent'])
  const [maxLoad, setMaxLoad] = useState(usualLoad)
  const { busy, failure, attempt } = useAttempt()
  const add = () =>
    attempt(async () => {
      if (userId === undefined) return
      const { name } = await agentAdminApi.add({ user_id: userId, roles, max_load: maxLoad })
      void message.success(t('agents.added', { name }))
      onAdded()
      onClose()
    })
  return (
    <Modal
      open
      title={t('agents.add')}
      okText={t('agents.addIt')}
      okButtonProps={{ disabled: userId === undefined, loading: busy }}
      cancelText={t('account.cancel')}
      onOk={() => void add()}
      onCancel={onClose}
    >
      <div className="admin-form">
        <Field label={t('agents.member')} hint={t('agents.memberHint')}>
          <MemberField value={userId} onChange={setUserId} />
        </Field>
        <Field label={t('agents.roles')}>
          <RoleChoice value={roles} onChange={setRoles} />
        </Field>
        <Field label={t('agents.maxLoad')} hint={t('agents.maxLoadHint')}>
          <InputNumber
            min={0}
            max={mostLoad}
            precision={0}
            value={maxLoad}
            aria-label={t('agents.maxLoad')}
            onChange={(value) => setMaxLoad(value ?? usualLoad)}
          />
        </Field>
        <Complaint failure={failure} />
      </div>
    </Modal>
  )
}
