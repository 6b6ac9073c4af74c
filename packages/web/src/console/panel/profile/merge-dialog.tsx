import type { CustomerProfile, CustomerSummary } from '@yingda/server/domains/customers/contract'
import { App, Button, Input, Modal, Popconfirm, Skeleton } from 'antd'
import { useCallback, useState } from 'react'
import { LoadFailed } from '../../admin/load-failed.tsx'
import { useLoad } from '../../admin/use-load.ts'
import { useChannelName } from '../../channels/use-channel-name.ts'
import { useComplaint } from '../../desk/use-complaint.ts'
import { useT } from '../../i18n/use-t.ts'
import { Avatar } from '../../list/avatar.tsx'
import { pictureKey } from '../../list/pictures.ts'
import { customersApi } from '../api.ts'
import { nameOf } from './name-of.ts'

type Props = { profile: CustomerProfile; open: boolean; onClose: () => void; onMoved: () => void }

/** Finds the customer who is the same person; theirs comes here. */
export function MergeDialog(props: Props) {
  const t = useT()
  return (
    <Modal open={props.open} onCancel={props.onClose} footer={null} destroyOnHidden title={t('customer.merge')}>
      <Choice {...props} />
    </Modal>
  )
}

function Choice({ profile, onClose, onMoved }: Props) {
  const t = useT()
  const { message } = App.useApp()
  const complain = useComplaint()
  const [typed, setTyped] = useState('')
  const [words, setWords] = useState('')
  const found = useLoad(useCallback(async () => (words === '' ? [] : customersApi.find(words)), [words]))
  const others = found.data?.filter(({ customerId }) => customerId !== profile.customerId)
  const merge = complain(async (from: string) => {
    await customersApi.merge(profile.customerId, from)
    void message.success(t('customer.mergeDone'))
    onMoved()
    onClose()
  })
  return (
    <div className="merge">
      <p>{t('customer.mergeLead', { name: nameOf(profile) })}</p>
      <Input.Search
        id="merge-find"
        autoFocus
        allowClear
        value={typed}
        maxLength={64}
        placeholder={t('customer.mergeFind')}
        aria-label={t('customer.mergeFind')}
        onChange={({ target }) => setTyped(target.value)}
        onSearch={(text) => setWords(text.trim())}
      />
      {found.failure && <LoadFailed failure={found.failure} onRetry={found.reload} />}
      {found.busy && words !== '' && <Skeleton active title={false} paragraph={{ rows: 3 }} />}
      {!found.busy && !found.failure && words !== '' && others?.length === 0 && (
        <p className="pane-note">{t('customer.nobody')}</p>
      )}
      <ul className="colleagues">
        {(found.busy ? [] : (others ?? [])).map((other) => (
          <Candidate
            key={other.customerId}
            other={other}
            into={nameOf(profile)}
            onMerge={() => void merge(other.customerId)}
          />
        ))}
      </ul>
    </div>
  )
}

function Candidate({ other, into, onMerge }: { other: CustomerSummary; into: string; onMerge: () => void }) {
  const t = useT()
  const channelName = useChannelName()
  const where = other.identities.map(({ channelId, customerRef }) => `${channelName(channelId)} ${customerRef}`)
  return (
    <li data-testid="merge-candidate">
      <Avatar name={nameOf(other)} size={32} picture={pictureKey(other.customerId, other.avatar)} />
      <span>
        {nameOf(other)}
        <small>{[other.remark, other.phoneMasked, ...where].filter(Boolean).join(' · ')}</small>
      </span>
      <Popconfirm
        title={t('customer.mergeAsk', { from: nameOf(other), into })}
        okText={t('customer.mergeYes')}
        cancelText={t('customer.cancel')}
        okButtonProps={{ 'data-testid': 'merge-confirm' }}
        onConfirm={onMerge}
      >
        <Button>{t('customer.mergeYes')}</Button>
      </Popconfirm>
    </li>
  )
}
