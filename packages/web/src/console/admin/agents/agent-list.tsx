import { SearchOutlined } from '@ant-design/icons'
import type { AdminAgent } from '@yingda/server/domains/agents/contract'
import { Input, Select } from 'antd'
import { useState } from 'react'
import { useT } from '../../i18n/use-t.ts'
import { AgentRow } from './agent-row.tsx'
import { fits, type Shown, showns } from './fits.ts'

type Props = { agents: readonly AdminAgent[]; onOpen: (userId: string) => void }

export function AgentList({ agents, onOpen }: Props) {
  const t = useT()
  const [words, setWords] = useState('')
  const [shown, setShown] = useState<Shown>('inUse')
  const found = agents.filter((agent) => fits(agent, words, shown))
  return (
    <>
      <div className="admin-line">
        <Input
          className="grows"
          prefix={<SearchOutlined />}
          allowClear
          maxLength={64}
          placeholder={t('agents.search')}
          aria-label={t('agents.search')}
          data-testid="agent-search"
          value={words}
          onChange={({ target }) => setWords(target.value)}
        />
        <Select<Shown>
          className="agents-shown"
          aria-label={t('agents.shown')}
          value={shown}
          options={showns.map((value) => ({ value, label: t(`agents.shown.${value}`) }))}
          onChange={setShown}
        />
      </div>
      {found.length === 0 ? (
        <p className="pane-note">{t('agents.nobody')}</p>
      ) : (
        <ul className="admin-rows agents-rows" data-testid="agents">
          {found.map((agent) => (
            <AgentRow key={agent.user_id} agent={agent} onOpen={() => onOpen(agent.user_id)} />
          ))}
        </ul>
      )}
    </>
  )
}
