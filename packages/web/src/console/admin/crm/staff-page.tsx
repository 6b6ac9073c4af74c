import { PlusOutlined } from '@ant-design/icons'
import type { StaffMapping } from '@yingda/server/domains/crm/contract'
import { Button } from 'antd'
import { useState } from 'react'
import { useT } from '../../i18n/use-t.ts'
import { Card } from '../parts/card.tsx'
import { EditDialog } from '../parts/edit-dialog.tsx'
import { Loading } from '../parts/loading.tsx'
import { useLoad } from '../use-load.ts'
import { crmSettingsApi } from './api.ts'
import './crm.css'
import { StaffForm } from './staff-form.tsx'
import { StaffRow } from './staff-row.tsx'

/** Which member of the directory a name in calls is, and from when to when. */
export function CallStaffPage() {
  const t = useT()
  const mappings = useLoad(crmSettingsApi.mappings)
  const [edited, setEdited] = useState<StaffMapping | 'new'>()
  return (
    <div className="admin-page">
      <Card
        lead={t('crm.staffLead')}
        extra={
          <Button type="primary" icon={<PlusOutlined />} data-testid="staff-add" onClick={() => setEdited('new')}>
            {t('crm.staffAdd')}
          </Button>
        }
      >
        {!mappings.data && <Loading of={mappings} />}
        {mappings.data?.length === 0 && <p className="admin-empty">{t('crm.noStaff')}</p>}
        <ul className="admin-rows" data-testid="staff-mappings">
          {mappings.data?.map((mapping) => (
            <StaffRow
              key={mapping.mappingId}
              mapping={mapping}
              onEdit={() => setEdited(mapping)}
              onChanged={mappings.reload}
            />
          ))}
        </ul>
      </Card>
      <EditDialog
        edited={edited}
        titles={{ add: t('crm.staffAdd'), change: t('crm.staffChange') }}
        onClose={() => setEdited(undefined)}
        onSaved={mappings.reload}
      >
        {(mapping, onDone) => <StaffForm mapping={mapping} mappings={mappings.data ?? []} onDone={onDone} />}
      </EditDialog>
    </div>
  )
}
