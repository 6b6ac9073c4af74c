import type { MonitorAgents } from '@yingda/server/domains/monitor/contract'
import { Button, Dropdown } from 'antd'
import { Complaint } from '../../account/complaint.tsx'
import { useAttempt } from '../../account/use-attempt.ts'
import { go } from '../../desk/route.ts'
import { useT } from '../../i18n/use-t.ts'
import { fullTime } from '../../lib/time.ts'
import { Avatar } from '../../list/avatar.tsx'
import { WaitClock } from '../../list/wait-clock.tsx'
import { boardApi } from '../http.ts'

type Props = { agents: MonitorAgents['items']; onDone: () => void }

const statuses = ['online', 'busy', 'offline'] as const

export function AgentCards({ agents, onDone }: Props) {
  const t = useT()
  const { busy, failure, attempt } = useAttempt()
  const setStatus = (csId: string, status: string) =>
    void attempt(async () => {
      await boardApi.setStatus(csId, status)
      onDone()
    })
  return (
    <>
      <Complaint failure={failure} />
      <ul className="board-agents">
        {agents.map((agent) => (
          <li key={agent.csId} data-testid="board-agent" data-status={agent.status}>
            <header>
              <Avatar name={agent.name} size={32} />
              <strong>{agent.name}</strong>
              <span>
                {agent.load}/{agent.maxLoad}
              </span>
              <Dropdown
                trigger={['click']}
                menu={{
                  items: statuses.map((status) => ({
                    key: status,
                    label: t(`status.${status}`),
                    onClick: () => setStatus(agent.csId, status),
                  })),
                }}
              >
                <Button size="small" disabled={busy} data-status={agent.status}>
                  {t(`status.${agent.status}`)}
                </Button>
              </Dropdown>
            </header>
            <small>
              {agent.lastActivityAt
                ? t('board.lastReply', { time: fullTime(Date.parse(agent.lastActivityAt)) })
                : t('board.noReply')}
            </small>
            <ul>
              {agent.sessions.map(({ sessionId, customerName, waitingSince }) => (
                <li key={sessionId}>
                  <button type="button" onClick={() => go('mine', sessionId)}>
                    {customerName ?? t('board.unnamed')}
                  </button>
                  {waitingSince && <WaitClock since={waitingSince} />}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </>
  )
}
