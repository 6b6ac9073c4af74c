import { type Role, roles } from '@yingda/server/domains/access/contract'
import { Checkbox } from 'antd'
import { useT } from '../../i18n/use-t.ts'

type Props = { value: readonly Role[]; onChange: (roles: Role[]) => void }

export function RoleChoice({ value, onChange }: Props) {
  const t = useT()
  return (
    <Checkbox.Group<Role>
      className="role-choice"
      options={roles.map((role) => ({ value: role, label: t(`role.${role}`) }))}
      value={[...value]}
      onChange={onChange}
    />
  )
}
