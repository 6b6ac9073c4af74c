import { ClockCircleOutlined } from '@ant-design/icons'
import { useT } from '../../i18n/use-t.ts'
import { stopwatch } from '../../lib/time.ts'
import { useNow } from '../../lib/use-now.ts'
import { type ReplyWindow, type WindowState, windowStateOf } from './window-state.ts'

type Props = {
  window: ReplyWindow
  /** Messages that the composer would send now. */
  wanted: number
}

/** How much may still be said before the customer writes again, and how long. */
export function WindowMeter({ window, wanted }: Props) {
  const t = useT()
  const now = useNow(1_000)
  const { state, leftMs } = windowStateOf(window, now)
  const { left, of } = window
  const open = state === 'open' || state === 'scarce'
  const counts = left !== undefined && of !== undefined
  const over = open && counts && wanted > left
  return (
    <div
      className="window-meter"
      data-testid="window-meter"
      data-state={over ? 'over' : state}
      data-left={left}
      role="status"
    >
      {open && counts && (
        <span className="window-dots" aria-hidden="true">
          {Array.from({ length: of }, (_, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a dot is its place
            <i key={place} data-left={place < left || undefined} />
          ))}
        </span>
      )}
      {over && <span>{t('window.over', { wanted, left })}</span>}
      {!over && (counts || !open) && <span>{t(words[state], { left: left ?? 0, of: of ?? 0 })}</span>}
      {open && (
        <span className="window-closes">
          <ClockCircleOutlined />
          <ClosesIn leftMs={leftMs} />
        </span>
      )}
    </div>
  )
}

const words = {
  open: 'window.left',
  scarce: 'window.left',
  spent: 'window.spent',
  closed: 'window.closed',
} as const satisfies Record<WindowState, string>

const hourMs = 3_600_000

function ClosesIn({ leftMs }: { leftMs: number }) {
  const t = useT()
  if (leftMs < hourMs) return <span>{t('window.closesIn', { time: stopwatch(leftMs) })}</span>
  return <span>{t('window.closesInHours', { hours: Math.floor(leftMs / hourMs) })}</span>
}
