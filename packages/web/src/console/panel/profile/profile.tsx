import type { CustomerProfile } from '@yingda/server/domains/customers/contract'
import { Skeleton, Switch } from 'antd'
import { LoadFailed } from '../../admin/load-failed.tsx'
import { useT } from '../../i18n/use-t.ts'
import { tagsApi } from '../../tags/api.ts'
import { TagPicker } from '../../tags/tag-picker.tsx'
import { Fact, Facts } from '../facts.tsx'
import { Editable } from './editable.tsx'
import { Identities } from './identities.tsx'
import { PastSessions } from './past-sessions.tsx'
import { Phone } from './phone.tsx'
import './profile.css'
import { type Change, useProfile } from './use-profile.ts'

type Props = {
  ask: () => Promise<CustomerProfile>
  profileId: string
  /** The conversation beside which it stands. */
  open?: string
  onMoved?: () => void
}

/** Who the customer is over all channels, as the desk knows them; changed in place. */
export function Profile({ ask, profileId, open, onMoved }: Props) {
  const { profile, failure, reload, change } = useProfile(ask, profileId)
  if (!profile) {
    if (failure) return <LoadFailed failure={failure} onRetry={reload} />
    return <Skeleton active className="profile-ghost" paragraph={{ rows: 6 }} title={false} />
  }
  return (
    <div data-testid="profile">
      <Known profile={profile} change={change} />
      <Identities
        profile={profile}
        onMoved={() => {
          reload()
          onMoved?.()
        }}
      />
      <PastSessions profile={profile} open={open} />
    </div>
  )
}

function Known({ profile, change }: { profile: CustomerProfile; change: Change }) {
  const t = useT()
  const { customerId, name, remark, isVip, tags, email, notes, departments, position } = profile
  return (
    <Facts title={t('panel.customer')}>
      <Fact name={t('customer.name')}>
        <Editable
          label={t('customer.name')}
          shown={name}
          maxLength={60}
          testId="customer-name"
          onSave={(text) => change({ name: text })}
        />
      </Fact>
      <Fact name={t('customer.remark')}>
        <Editable
          label={t('customer.remark')}
          shown={remark}
          hint={t('customer.remarkHint')}
          maxLength={60}
          testId="customer-remark"
          onSave={(text) => change({ remark: text })}
        />
      </Fact>
      <Fact name={t('customer.vip')}>
        <Switch
          size="small"
          checked={isVip}
          aria-label={t('customer.vip')}
          data-testid="customer-vip"
          onChange={(chosen) => void change({ isVip: chosen })}
        />
      </Fact>
      <Fact name={t('customer.tags')}>
        <TagPicker
          label={t('customer.tags')}
          tagIds={tags.map(({ tagId }) => tagId)}
          testId="customer-tags"
          onTag={(tagIds) => tagsApi.ofCustomer(customerId, tagIds)}
        />
      </Fact>
      <Fact name={t('customer.phone')}>
        <Phone key={`${customerId} ${profile.phoneMasked ?? ''}`} profile={profile} change={change} />
      </Fact>
      <Fact name={t('customer.email')}>
        <Editable
          label={t('customer.email')}
          shown={email}
          maxLength={120}
          testId="customer-email"
          onSave={(text) => change({ email: text })}
        />
      </Fact>
      {departments && departments.length > 0 && <Fact name={t('customer.departments')}>{departments.join(' / ')}</Fact>}
      {position && <Fact name={t('customer.position')}>{position}</Fact>}
      <div className="profile-notes">
        <Editable
          long
          label={t('customer.notes')}
          shown={notes}
          hint={t('customer.notesHint')}
          maxLength={20_000}
          testId="customer-notes"
          onSave={(text) => change({ notes: text })}
        />
      </div>
    </Facts>
  )
}
