import { useMay } from '../../auth/roles.ts'
import { CallLog } from './call-log.tsx'
import './crm.css'
import { SyncCard } from './sync-card.tsx'

/** Every call of the company that one may see. */
export function CallsPage() {
  const mayManage = useMay('crm.manage')
  return (
    <div className="admin-page">
      {mayManage && <SyncCard />}
      <CallLog />
    </div>
  )
}
