import { Select } from 'antd'
import { useT } from '../../i18n/use-t.ts'
import { useMembers } from '../directory/use-members.ts'

type Props = { value: string | undefined; onChange: (userId: string | undefined) => void }

/** One member of the company, found by name, alias or account. */
export function MemberField({ value, onChange }: Props) {
  const t = useT()
  const { items = [], busy, type } = useMembers(undefined, undefined)
  return (
    <Select
      showSearch={{ filterOption: false, onSearch: type }}
      allowClear
      loading={busy}
      options={items.map(({ user_id: userId, name }) => ({ value: userId, label: `${name || userId} · ${userId}` }))}
      value={value ?? null}
      placeholder={t('parts.member')}
      aria-label={t('parts.member')}
      notFoundContent={busy ? t('parts.searching') : t('directory.nobody')}
      data-testid="member-field"
      onChange={(userId?: string | null) => onChange(userId ?? undefined)}
    />
  )
}
