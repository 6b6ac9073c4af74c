import type { ListView } from '../feed/select.ts'
import { type ListName, listNames } from '../feed/state.ts'
import { useT } from '../i18n/use-t.ts'
import { type Urgency, urgencyOf } from '../lib/time.ts'
import { useNow } from '../lib/use-now.ts'

type Props = { lists: Record<ListName, ListView>; chosen: ListName; onChoose: (name: ListName) => void }

export function ListTabs({ lists, chosen, onChoose }: Props) {
  const t = useT()
  const urgency = useQueueUrgency(lists.pending)
  const move = (step: number) => {
    const next = listNames[(listNames.indexOf(chosen) + step + listNames.length) % listNames.length]
    if (next) onChoose(next)
  }
  return (
    <div
      className="tabs"
      role="tablist"
      aria-label={t('list.label')}
      onKeyDown={(event) => {
        if (event.key === 'ArrowRight') move(1)
        if (event.key === 'ArrowLeft') move(-1)
      }}
    >
      {listNames.map((name) => (
        <button
          key={name}
          type="button"
          role="tab"
          id={`tab-${name}`}
          className="tab"
          data-testid={`tab-${name}`}
          data-urgency={name === 'pending' ? urgency : undefined}
          aria-selected={name === chosen}
          aria-controls="session-list"
          tabIndex={name === chosen ? 0 : -1}
          ref={(tab) => {
            if (name === chosen && tab?.parentElement?.contains(document.activeElement)) tab.focus()
          }}
          onClick={() => onChoose(name)}
        >
          {t(`tab.${name}`)} <span className="tab-count">{countText(lists[name])}</span>
        </button>
      ))}
    </div>
  )
}

/** What the list holds; a `+` where the server has more than it gave. */
export const countText = ({ rows, more }: ListView): string => `${rows.length}${more ? '+' : ''}`

/** The whole queue is as urgent as whoever has waited longest, and that is the first row. */
function useQueueUrgency(pending: ListView): Urgency | undefined {
  const now = useNow(5000)
  const first = pending.rows[0]
  return first && urgencyOf(now - Date.parse(first.pendingSince ?? first.createdAt))
}
