import type { CustomerSummary } from '@yingda/server/domains/customers/contract'
import { Button, Skeleton } from 'antd'
import { Complaint } from '../account/complaint.tsx'
import { LoadFailed } from '../admin/load-failed.tsx'
import { openPage } from '../admin/route.ts'
import { useChannelName } from '../channels/use-channel-name.ts'
import { useT } from '../i18n/use-t.ts'
import { Avatar } from '../list/avatar.tsx'
import { pictureKey } from '../list/pictures.ts'
import { nameOf } from '../panel/profile/name-of.ts'
import { TagChip, VipMark } from '../tags/tag-chip.tsx'
import type { useCustomers } from './use-customers.ts'

type Props = { customers: ReturnType<typeof useCustomers>; chosen: string | undefined }

export function CustomerList({ customers: { data, busy, failure, reload, more }, chosen }: Props) {
  const t = useT()
  if (!data) return failure ? <LoadFailed failure={failure} onRetry={reload} /> : <Skeleton active />
  if (data.items.length === 0) {
    return (
      <div className="pane-note" role="status">
        <strong>{t('customers.none')}</strong>
        <small>{t('customers.noneHint')}</small>
      </div>
    )
  }
  return (
    <>
      <ul className="customer-rows" aria-busy={busy}>
        {data.items.map((customer) => (
          <Row key={customer.customerId} customer={customer} isChosen={customer.customerId === chosen} />
        ))}
      </ul>
      <Complaint failure={failure} />
      {data.more && (
        <Button block loading={busy} data-testid="customers-more" onClick={more}>
          {t('list.more')}
        </Button>
      )}
    </>
  )
}

function Row({ customer, isChosen }: { customer: CustomerSummary; isChosen: boolean }) {
  const channelName = useChannelName()
  const { customerId, remark, phoneMasked, isVip, tags, identities } = customer
  const channels = new Set(identities.map(({ channelId }) => channelName(channelId)))
  return (
    <li>
      <button
        type="button"
        className="customer-row"
        data-testid="customer-row"
        data-customer-id={customerId}
        aria-current={isChosen || undefined}
        onClick={() => openPage('customers', customerId)}
      >
        <Avatar name={nameOf(customer)} size={40} picture={pictureKey(customerId, customer.avatar)} />
        <span className="customer-row-head">
          <span>{nameOf(customer)}</span>
          {isVip && <VipMark />}
          {tags.map((tag) => (
            <TagChip key={tag.tagId} tag={tag} />
          ))}
        </span>
        <small>{[remark, phoneMasked, ...channels].filter(Boolean).join(' · ')}</small>
      </button>
    </li>
  )
}
