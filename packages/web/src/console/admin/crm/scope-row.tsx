import type { CallScope } from '@yingda/server/domains/crm/contract'
import { Button, Popconfirm } from 'antd'
import { Complaint } from '../../account/complaint.tsx'
import { useAttempt } from '../../account/use-attempt.ts'
import type { Translate } from '../../i18n/translate.ts'
import { useT } from '../../i18n/use-t.ts'
import { crmSettingsApi } from './api.ts'

type Props = { scope: CallScope; onEdit: () => void; onChanged: () => void }

export function ScopeRow({ scope, onEdit, onChanged }: Props) {
  const t = useT()
  const { busy, failure, attempt } = useAttempt()
  const { csId, name } = scope
  const clear = () =>
    void attempt(async () => {
      await crmSettingsApi.clearScope(csId)
      onChanged()
    })
  return (
    <li className="crm-setting" data-testid="scope-row">
      <div>
        <strong>{name}</strong> {csId}
        {limitsOf(t, scope).map((text) => (
          <small key={text}>{text}</small>
        ))}
      </div>
      <div className="admin-line">
        <Button size="small" aria-label={t('agents.editOf', { name })} onClick={onEdit}>
          {t('agents.edit')}
        </Button>
        <Popconfirm
          title={t('crm.scopeClearSure', { name })}
          okText={t('crm.scopeClear')}
          cancelText={t('account.cancel')}
          onConfirm={clear}
        >
          <Button size="small" danger loading={busy} aria-label={`${t('crm.scopeClear')} ${name}`}>
            {t('crm.scopeClear')}
          </Button>
        </Popconfirm>
      </div>
      <Complaint failure={failure} />
    </li>
  )
}

/** A line for each limit. */
function limitsOf(t: Translate, { departments, staffNames, from, to }: CallScope): string[] {
  const list = (label: string, names: readonly string[] | undefined) =>
    names ? [`${label}：${names.join('、') || t('crm.nothing')}`] : []
  const days = (from ?? to) ? [`${t('crm.scopeDays')}：${from ?? '…'} – ${to ?? '…'}`] : []
  const limits = [...list(t('crm.department'), departments), ...list(t('crm.staff'), staffNames), ...days]
  return limits.length > 0 ? limits : [t('crm.noLimit')]
}
