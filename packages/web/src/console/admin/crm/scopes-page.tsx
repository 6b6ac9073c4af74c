import { PlusOutlined } from '@ant-design/icons'
import type { CallScope } from '@yingda/server/domains/crm/contract'
import { Button } from 'antd'
import { useState } from 'react'
import { useT } from '../../i18n/use-t.ts'
import { Card } from '../parts/card.tsx'
import { EditDialog } from '../parts/edit-dialog.tsx'
import { Loading } from '../parts/loading.tsx'
import { useLoad } from '../use-load.ts'
import { crmSettingsApi } from './api.ts'
import './crm.css'
import { ScopeForm } from './scope-form.tsx'
import { ScopeRow } from './scope-row.tsx'

/** Who may see only some of the calls. */
export function CallScopesPage() {
  const t = useT()
  const scopes = useLoad(crmSettingsApi.scopes)
  const [edited, setEdited] = useState<CallScope | 'new'>()
  return (
    <div className="admin-page">
      <Card
        lead={t('crm.scopesLead')}
        extra={
          <Button type="primary" icon={<PlusOutlined />} data-testid="scope-add" onClick={() => setEdited('new')}>
            {t('crm.scopeAdd')}
          </Button>
        }
      >
        {!scopes.data && <Loading of={scopes} />}
        {scopes.data?.length === 0 && <p className="admin-empty">{t('crm.noScopes')}</p>}
        <ul className="admin-rows" data-testid="scopes">
          {scopes.data?.map((scope) => (
            <ScopeRow key={scope.csId} scope={scope} onEdit={() => setEdited(scope)} onChanged={scopes.reload} />
          ))}
        </ul>
      </Card>
      <EditDialog
        edited={edited}
        titles={{ add: t('crm.scopeAdd'), change: t('crm.scopeChange') }}
        onClose={() => setEdited(undefined)}
        onSaved={scopes.reload}
      >
        {(scope, onDone) => <ScopeForm scope={scope} onDone={onDone} />}
      </EditDialog>
    </div>
  )
}
