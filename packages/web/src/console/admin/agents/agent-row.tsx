import type { AdminAgent } from '@yingda/server/domains/agents/contract'
import { Button, Tag } from 'antd'
import { useT } from '../../i18n/use-t.ts'
import { fullTime } from '../../lib/time.ts'
import { Avatar } from '../../list/avatar.tsx'
import { RoleTags } from './role-tags.tsx'

export function AgentRow({ agent, onOpen }: { agent: AdminAgent; onOpen: () => void }) {
  const t = useT()
  const { user_id: userId, name, status, is_active: inUse, last_seen_at: seen } = agent
  return (
    <li className="agent-row" data-testid="agent-row" data-user-id={userId}>
      <Avatar name={name} size={32} />
      <span className="agent-who">
        <strong>{name}</strong>
        <small>{userId}</small>
      </span>
      <span className="agent-roles">
        <RoleTags agent={agent} />
      </span>
      <span className="agent-state">
        {inUse ? (
          <span className="agent-status" data-status={status}>
            {t(`status.${status}`)}
          </span>
        ) : (
          <Tag>{t('agents.disabled')}</Tag>
        )}
        <small>{seen ? t('agents.seen', { time: fullTime(Date.parse(seen)) }) : t('agents.neverSeen')}</small>
      </span>
      <span className="agent-load">
        <span data-testid="agent-load">{t('agents.load', { load: agent.current_load, max: agent.max_load })}</span>
        <small>{t(agent.otp_enabled === 1 ? 'agents.otpOn' : 'agents.otpOff')}</small>
      </span>
      <Button aria-label={t('agents.editOf', { name })} data-testid="edit-agent" onClick={onOpen}>
        {t('agents.edit')}
      </Button>
    </li>
  )
}
