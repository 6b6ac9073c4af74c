import type { AdminAgent } from '@yingda/server/domains/agents/contract'
import { Modal } from 'antd'
import { useT } from '../../i18n/use-t.ts'
import { AgentForm } from './agent-form.tsx'
import { AgentTools } from './agent-tools.tsx'

type Props = { agent: AdminAgent; onClose: () => void; onChanged: () => void }

export function AgentDialog({ agent, onClose, onChanged }: Props) {
  const t = useT()
  return (
    <Modal open footer={null} title={t('agents.of', { name: agent.name, id: agent.user_id })} onCancel={onClose}>
      <AgentForm key={String(agent.is_active)} agent={agent} onChanged={onChanged} onClose={onClose} />
      <AgentTools agent={agent} onChanged={onChanged} />
    </Modal>
  )
}
