import { TeamOutlined } from '@ant-design/icons'
import { usePart } from '../admin/route.ts'
import { useT } from '../i18n/use-t.ts'
import { useOnePane } from '../lib/use-media.ts'
import { CustomerCard } from './customer-card.tsx'
import { CustomerList } from './customer-list.tsx'
import './customers.css'
import { SeekForm } from './seek-form.tsx'
import { useCustomers } from './use-customers.ts'

/** Everybody who ever wrote: found by name, tag or phone on the left, known on the right; one of both on a small screen. */
export function CustomersPage() {
  const t = useT()
  const chosen = usePart()
  const onePane = useOnePane()
  const customers = useCustomers()
  return (
    <div className="customers">
      <section className="customers-left" hidden={onePane && chosen !== undefined}>
        <SeekForm onSeek={customers.seek} />
        <CustomerList customers={customers} chosen={chosen} />
      </section>
      {chosen !== undefined && <CustomerCard key={chosen} customerId={chosen} onMoved={customers.reload} />}
      {chosen === undefined && !onePane && (
        <div className="pane-note customers-none">
          <TeamOutlined />
          <small>{t('customers.choose')}</small>
        </div>
      )}
    </div>
  )
}
