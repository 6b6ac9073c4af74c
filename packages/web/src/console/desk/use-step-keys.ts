import { selectAll, selectLists } from '../feed/select.ts'
import type { FeedState, ListName } from '../feed/state.ts'
import { useT } from '../i18n/use-t.ts'
import { wantedChannel } from '../list/wanted-channel.ts'
import { useActions } from '../shell/actions/actions.ts'
import { useDesk } from './context.ts'
import { go } from './route.ts'

/** Alt+J and Alt+K open the next and the previous conversation, also from within the composer. */
export function useStepKeys(list: ListName, open: string | undefined): void {
  const t = useT()
  const desk = useDesk()
  const step = (by: 1 | -1) => {
    const ids = shownIn(desk.store.get(), list).map(({ sessionId }) => sessionId)
    const next = ids[nextPlace(open === undefined ? -1 : ids.indexOf(open), by, ids.length)]
    if (next === undefined) return
    go(list, next)
    document.querySelector(`[data-session-id="${CSS.escape(next)}"]`)?.scrollIntoView({ block: 'nearest' })
  }
  useActions([
    { id: 'next', label: t('keys.next'), keys: { code: 'KeyJ', alt: true }, run: () => step(1) },
    { id: 'previous', label: t('keys.previous'), keys: { code: 'KeyK', alt: true }, run: () => step(-1) },
  ])
}

function shownIn(state: FeedState, list: ListName) {
  const wanted = wantedChannel()
  if (wanted === undefined) return selectLists(state)[list].rows
  return selectAll(state)[list].filter(({ channelId }) => channelId === wanted)
}

/** From nowhere, both directions begin at the first row; the ends do not wrap. */
function nextPlace(at: number, step: number, count: number): number {
  return at < 0 ? 0 : Math.min(count - 1, Math.max(0, at + step))
}
