import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useT } from '../../i18n/use-t.ts'
import { Card } from '../parts/card.tsx'
import { Loading } from '../parts/loading.tsx'
import { useLoad } from '../use-load.ts'
import { AddAgent } from './add-agent.tsx'
import { AgentDialog } from './agent-dialog.tsx'
import { AgentList } from './agent-list.tsx'
import './agents.css'
import { agentAdminApi } from './api.ts'
import { Mappings } from './mappings.tsx'

export function AgentsPage() {
  const t = useT()
  const agents = useLoad(agentAdminApi.list)
  const [opened, open] = useState<string>()
  const [adding, setAdding] = useState(false)
  const agent = agents.data?.find(({ user_id }) => user_id === opened)
  return (
    <div className="admin-page">
      <Card
        title={t('agents.title')}
        {...(agents.data && { lead: t('agents.count', { count: agents.data.length }) })}
        extra={
          <Button type="primary" icon={<PlusOutlined />} data-testid="add-agent" onClick={() => setAdding(true)}>
            {t('agents.add')}
          </Button>
        }
      >
        {agents.data ? <AgentList agents={agents.data} onOpen={open} /> : <Loading of={agents} />}
      </Card>
      <Mappings onChanged={agents.reload} />
      {adding && <AddAgent onClose={() => setAdding(false)} onAdded={agents.reload} />}
      {agent && <AgentDialog agent={agent} onClose={() => open(undefined)} onChanged={agents.reload} />}
    </div>
  )
}
