import { SearchOutlined } from '@ant-design/icons'
import type { DirectoryMember } from '@yingda/server/domains/directory/contract'
import { Button, Input, Skeleton } from 'antd'
import { useT } from '../../i18n/use-t.ts'
import { Avatar } from '../../list/avatar.tsx'
import { LoadFailed } from '../load-failed.tsx'
import { type MemberPages, useMembers } from './use-members.ts'

type Props = { departmentId: number | undefined; names: ReadonlyMap<number, string>; stamp: string | undefined }

export function MemberList({ departmentId, names, stamp }: Props) {
  const t = useT()
  const members = useMembers(departmentId, stamp)
  return (
    <div className="members">
      <Input
        prefix={<SearchOutlined />}
        allowClear
        maxLength={64}
        placeholder={t('directory.search')}
        aria-label={t('directory.search')}
        data-testid="member-search"
        value={members.typed}
        onChange={({ target }) => members.type(target.value)}
        onPressEnter={members.search}
      />
      <Rows members={members} names={names} ofAll={departmentId === undefined && members.typed === ''} />
    </div>
  )
}

function Rows({ members, names, ofAll }: { members: MemberPages; names: Props['names']; ofAll: boolean }) {
  const t = useT()
  const { items, failure, busy, more } = members
  if (failure) return <LoadFailed failure={failure} onRetry={members.search} />
  if (!items) return <Skeleton active paragraph={{ rows: 6 }} />
  if (items.length === 0) return <p className="pane-note">{t(ofAll ? 'directory.noMembers' : 'directory.nobody')}</p>
  return (
    <>
      <ul className="member-rows" aria-busy={busy} data-testid="members">
        {items.map((member) => (
          <Row key={member.user_id} member={member} names={names} />
        ))}
      </ul>
      {more && (
        <Button block loading={busy} onClick={more} data-testid="members-more">
          {t('list.more')}
        </Button>
      )}
    </>
  )
}

function Row({ member, names }: { member: DirectoryMember; names: Props['names'] }) {
  const { user_id: userId, name, alias, position, department_ids: departments } = member
  const where = departments.map((id) => names.get(id) ?? `#${id}`).join(' / ')
  return (
    <li className="member-row">
      <Avatar name={name || userId} size={32} />
      <span className="member-name">
        <strong>{name || userId}</strong>
        <small>{alias ? `${userId} · ${alias}` : userId}</small>
      </span>
      <span className="member-where">
        {where}
        {position && <small>{position}</small>}
      </span>
    </li>
  )
}
