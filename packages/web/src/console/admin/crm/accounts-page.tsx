import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useT } from '../../i18n/use-t.ts'
import { Card } from '../parts/card.tsx'
import { Loading } from '../parts/loading.tsx'
import { useLoad } from '../use-load.ts'
import { AccountRow } from './account-row.tsx'
import { AddAccount } from './add-account.tsx'
import { crmApi } from './api.ts'
import './crm.css'
import { PushCard } from './push-card.tsx'

/** Whom Yunke is asked as. */
export function CrmAccountsPage() {
  const t = useT()
  const accounts = useLoad(crmApi.accounts)
  const [adding, setAdding] = useState(false)
  return (
    <div className="admin-page">
      <Card
        lead={t('crm.accountsLead')}
        extra={
          <Button type="primary" icon={<PlusOutlined />} data-testid="crm-add" onClick={() => setAdding(true)}>
            {t('crm.add')}
          </Button>
        }
      >
        {!accounts.data && <Loading of={accounts} />}
        {accounts.data?.length === 0 && <p className="admin-empty">{t('crm.noAccounts')}</p>}
        <ul className="admin-rows" data-testid="crm-accounts">
          {accounts.data?.map((account) => (
            <AccountRow key={account.accountId} account={account} onChanged={accounts.reload} />
          ))}
        </ul>
      </Card>
      {accounts.data && accounts.data.length > 0 && <PushCard accounts={accounts.data} onChanged={accounts.reload} />}
      {adding && <AddAccount onClose={() => setAdding(false)} onAdded={accounts.reload} />}
    </div>
  )
}
