import { Skeleton } from 'antd'
import { useT } from '../../i18n/use-t.ts'
import { fullTime } from '../../lib/time.ts'
import { LoadFailed } from '../load-failed.tsx'
import { AgentCards } from './agent-cards.tsx'
import './board.css'
import { Figures } from './figures.tsx'
import { QueueList } from './queue-list.tsx'
import { useBoard } from './use-board.ts'

/** What a supervisor looks at all day: figures, who waits, who is there. */
export function BoardPage() {
  const t = useT()
  const { data, failure, reload } = useBoard()
  if (failure && !data) return <LoadFailed failure={failure} onRetry={reload} />
  if (!data) return <Skeleton active paragraph={{ rows: 10 }} />
  const { people, queue, stats } = data
  return (
    <div className="board" data-testid="board">
      <Figures queue={queue} stats={stats} />
      <section>
        <h2>{t('board.queue')}</h2>
        <QueueList queue={queue} agents={people.items} onDone={reload} />
      </section>
      <section>
        <h2>{t('board.agents')}</h2>
        <AgentCards agents={people.items} onDone={reload} />
      </section>
      <small className="board-as-of">{t('board.asOf', { time: fullTime(Date.parse(queue.asOf)) })}</small>
    </div>
  )
}
