import type { MonitorAgents, MonitorQueue } from '@yingda/server/domains/monitor/contract'
import { Button, Dropdown } from 'antd'
import { Complaint } from '../../account/complaint.tsx'
import { useAttempt } from '../../account/use-attempt.ts'
import { go } from '../../desk/route.ts'
import { wordOf } from '../../i18n/translate.ts'
import { useT } from '../../i18n/use-t.ts'
import { WaitClock } from '../../list/wait-clock.tsx'
import { boardApi } from '../http.ts'

type Props = { queue: MonitorQueue; agents: MonitorAgents['items']; onDone: () => void }

/** Whoever has waited longest stands at the top, and can be given to somebody. */
export function QueueList({ queue, agents, onDone }: Props) {
  const t = useT()
  const { busy, failure, attempt } = useAttempt()
  const takers = agents.filter(({ status, load, maxLoad }) => status !== 'offline' && load < maxLoad)
  const assign = (sessionId: string, csId: string) =>
    void attempt(async () => {
      await boardApi.assign(sessionId, csId)
      onDone()
    })
  if (queue.oldest.length === 0) return <p className="pane-note">{t('board.nobodyWaits')}</p>
  return (
    <>
      <Complaint failure={failure} />
      <ul className="board-rows">
        {queue.oldest.map((one) => (
          <li key={one.sessionId} data-testid="board-waiting">
            <button type="button" onClick={() => go('pending', one.sessionId)}>
              {one.customerName ?? t('board.unnamed')}
              <small>{one.reason ? wordOf(t, 'handoff', one.reason, one.reason) : ''}</small>
            </button>
            <WaitClock since={one.pendingSince} />
            <Dropdown
              trigger={['click']}
              menu={{
                items: takers.map(({ csId, name, load, maxLoad }) => ({
                  key: csId,
                  label: `${name} ${load}/${maxLoad}`,
                  onClick: () => assign(one.sessionId, csId),
                })),
              }}
            >
              <Button size="small" disabled={busy || takers.length === 0} data-testid="board-assign">
                {t('board.assign')}
              </Button>
            </Dropdown>
          </li>
        ))}
      </ul>
    </>
  )
}
