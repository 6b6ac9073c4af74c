import type { CustomerIdentity, CustomerProfile } from '@yingda/server/domains/customers/contract'
import { App, Button, Popconfirm } from 'antd'
import { useState } from 'react'
import { useMay } from '../../auth/roles.ts'
import { useChannelName } from '../../channels/use-channel-name.ts'
import { useComplaint } from '../../desk/use-complaint.ts'
import { useT } from '../../i18n/use-t.ts'
import { customersApi } from '../api.ts'
import { MergeDialog } from './merge-dialog.tsx'

/** Where the customer writes from. Supervisors put together who is one person, and take apart who is not. */
export function Identities({ profile, onMoved }: { profile: CustomerProfile; onMoved: () => void }) {
  const t = useT()
  const mayMerge = useMay('customers.merge')
  const [merging, setMerging] = useState(false)
  const { customerId, identities } = profile
  return (
    <section className="panel-facts">
      <h3>{t('customer.identities')}</h3>
      <ul className="identities">
        {identities.map((identity) => (
          <li key={`${identity.accountId} ${identity.customerRef}`} data-testid="identity">
            <Identity identity={identity} />
            {mayMerge && identities.length > 1 && (
              <Split customerId={customerId} identity={identity} onMoved={onMoved} />
            )}
          </li>
        ))}
      </ul>
      {mayMerge && (
        <Button size="small" data-testid="customer-merge" onClick={() => setMerging(true)}>
          {t('customer.merge')}
        </Button>
      )}
      <MergeDialog profile={profile} open={merging} onClose={() => setMerging(false)} onMoved={onMoved} />
    </section>
  )
}

function Identity({ identity: { channelId, customerRef, name } }: { identity: CustomerIdentity }) {
  const channelName = useChannelName()
  return (
    <span className="identity">
      {channelName(channelId)}
      {name && ` · ${name}`}
      <small title={customerRef}>{customerRef}</small>
    </span>
  )
}

type SplitProps = { customerId: string; identity: CustomerIdentity; onMoved: () => void }

function Split({ customerId, identity, onMoved }: SplitProps) {
  const t = useT()
  const { message } = App.useApp()
  const complain = useComplaint()
  const split = complain(async () => {
    await customersApi.split(customerId, identity)
    void message.success(t('customer.splitDone'))
    onMoved()
  })
  return (
    <Popconfirm
      title={t('customer.splitAsk')}
      okText={t('customer.split')}
      cancelText={t('customer.cancel')}
      okButtonProps={{ 'data-testid': 'split-confirm' }}
      onConfirm={() => void split()}
    >
      <Button type="link" size="small" data-testid="customer-split">
        {t('customer.split')}
      </Button>
    </Popconfirm>
  )
}
