import type { MonitorQueue, MonitorStats } from '@yingda/server/domains/monitor/contract'
import { useT } from '../../i18n/use-t.ts'
import { stopwatch } from '../../lib/time.ts'

export function Figures({ queue, stats }: { queue: MonitorQueue; stats: MonitorStats }) {
  const t = useT()
  const figures: readonly [name: string, value: string | number, alarm?: boolean][] = [
    [t('board.pending'), queue.pending, queue.urgent > 0],
    [t('board.longestWait'), queue.pending > 0 ? stopwatch(queue.longestWait * 1_000) : '–', queue.urgent > 0],
    [t('board.manual'), stats.open.manual],
    [t('board.ai'), stats.open.ai],
    [t('board.today'), stats.sessions],
    [t('board.handoffs'), stats.handoffs],
    [t('board.closed'), stats.closed],
    [t('board.response'), stats.responseMedian === undefined ? '–' : stopwatch(stats.responseMedian * 1_000)],
    [t('board.responseP90'), stats.responseP90 === undefined ? '–' : stopwatch(stats.responseP90 * 1_000)],
    [t('board.rating'), stats.ratingAverage === undefined ? '–' : stats.ratingAverage.toFixed(1)],
  ]
  return (
    <dl className="board-figures">
      {figures.map(([name, value, alarm]) => (
        <div key={name} data-alarm={alarm || undefined}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
