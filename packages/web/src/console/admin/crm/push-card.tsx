import type { CrmAccount } from '@yingda/server/domains/crm/contract'
import { Button, Popconfirm, Tag } from 'antd'
import { useState } from 'react'
import { Complaint } from '../../account/complaint.tsx'
import { useAttempt } from '../../account/use-attempt.ts'
import { useT } from '../../i18n/use-t.ts'
import { Card } from '../parts/card.tsx'
import { crmSettingsApi } from './api.ts'
import { companiesOf } from './companies-of.ts'
import { PushDialog } from './push-dialog.tsx'

type Props = { accounts: readonly CrmAccount[]; onChanged: () => void }

/** Where Yunke pushes calls that have just ended, for each company. */
export function PushCard({ accounts, onChanged }: Props) {
  const t = useT()
  return (
    <Card title={t('crm.push')} lead={t('crm.pushLead')}>
      <ul className="admin-rows">
        {companiesOf(accounts).map((company) => (
          <PushRow key={company.code} company={company} onChanged={onChanged} />
        ))}
      </ul>
    </Card>
  )
}

function PushRow({ company, onChanged }: { company: CrmAccount['company']; onChanged: () => void }) {
  const t = useT()
  const [opening, setOpening] = useState(false)
  const { busy, failure, attempt } = useAttempt()
  const { code, name = code, pushEnabled } = company
  const close = () =>
    void attempt(async () => {
      await crmSettingsApi.closePush(code)
      onChanged()
    })
  return (
    <li className="crm-setting" data-testid="push-row">
      <div>
        <strong>{name}</strong>{' '}
        <Tag color={pushEnabled ? 'success' : 'default'}>{t(pushEnabled ? 'crm.pushOn' : 'crm.pushOff')}</Tag>
      </div>
      <div className="admin-line">
        <Button data-testid="push-open" onClick={() => setOpening(true)}>
          {t(pushEnabled ? 'crm.pushAgain' : 'crm.pushOpen')}
        </Button>
        {pushEnabled && (
          <Popconfirm
            title={t('crm.pushCloseSure')}
            okText={t('crm.pushClose')}
            cancelText={t('account.cancel')}
            onConfirm={close}
          >
            <Button danger loading={busy} data-testid="push-close">
              {t('crm.pushClose')}
            </Button>
          </Popconfirm>
        )}
      </div>
      <Complaint failure={failure} />
      {opening && <PushDialog company={company} onClose={() => setOpening(false)} onChanged={onChanged} />}
    </li>
  )
}
