import type { StaffMapping } from '@yingda/server/domains/crm/contract'
import { Button, Popconfirm } from 'antd'
import { Complaint } from '../../account/complaint.tsx'
import { useAttempt } from '../../account/use-attempt.ts'
import { useT } from '../../i18n/use-t.ts'
import { crmSettingsApi } from './api.ts'

type Props = { mapping: StaffMapping; onEdit: () => void; onChanged: () => void }

export function StaffRow({ mapping, onEdit, onChanged }: Props) {
  const t = useT()
  const { busy, failure, attempt } = useAttempt()
  const { mappingId, companyCode, staffName, userId, memberName, effectiveFrom, effectiveTo } = mapping
  const remove = () =>
    void attempt(async () => {
      await crmSettingsApi.removeMapping(mappingId)
      onChanged()
    })
  return (
    <li className="crm-setting" data-testid="staff-row">
      <div>
        <strong>{staffName}</strong> → {memberName ?? userId}
        <small>
          {companyCode} · {userId} ·{' '}
          {effectiveTo === undefined
            ? t('crm.since', { from: effectiveFrom })
            : t('crm.fromUntil', { from: effectiveFrom, to: effectiveTo })}
        </small>
      </div>
      <div className="admin-line">
        <Button size="small" aria-label={t('agents.editOf', { name: staffName })} onClick={onEdit}>
          {t('agents.edit')}
        </Button>
        <Popconfirm
          title={t('crm.staffRemoveSure', { name: staffName })}
          okText={t('crm.remove')}
          cancelText={t('account.cancel')}
          onConfirm={remove}
        >
          <Button size="small" danger loading={busy} aria-label={`${t('crm.remove')} ${staffName}`}>
            {t('crm.remove')}
          </Button>
        </Popconfirm>
      </div>
      <Complaint failure={failure} />
    </li>
  )
}
