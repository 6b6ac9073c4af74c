import type { AdminAgent } from '@yingda/server/domains/agents/contract'
import { Tag } from 'antd'
import { useT } from '../../i18n/use-t.ts'

/** What a person gave is drawn whole; what only a mapping gives says so. */
export function RoleTags({ agent: { roles, manual_roles: byHand } }: { agent: AdminAgent }) {
  const t = useT()
  if (roles.length === 0) return <small>{t('agents.noRoles')}</small>
  return roles.map((role) =>
    byHand.includes(role) ? (
      <Tag key={role}>{t(`role.${role}`)}</Tag>
    ) : (
      <Tag key={role} className="role-mapped" title={t('agents.byMapping')}>
        {t('agents.mapped', { role: t(`role.${role}`) })}
      </Tag>
    ),
  )
}
