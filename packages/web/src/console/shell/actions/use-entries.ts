import { openPage } from '../../admin/route.ts'
import { usePages } from '../../admin/use-pages.ts'
import { useFeed } from '../../desk/context.ts'
import { go } from '../../desk/route.ts'
import { listNames, listOf } from '../../feed/state.ts'
import { useT } from '../../i18n/use-t.ts'
import { customerName } from '../../list/customer-name.ts'
import { useKnownActions } from './actions.ts'
import type { Keys } from './keys.ts'
import { matchesWords } from './match-words.ts'

export type Entry = { id: string; label: string; hint?: string; keys?: Keys | undefined; run: () => void }

const most = 50

/** What can be done comes first, then where one can go, then conversations. */
export function useEntries(typed: string): readonly Entry[] {
  const t = useT()
  const actions = useKnownActions()
  const pages = usePages()
  const sessions = useFeed((state) => state.sessions)
  const me = useFeed((state) => state.me)
  const found: Entry[] = [
    ...actions,
    ...listNames.map((name) => ({
      id: `list-${name}`,
      label: t('palette.list', { name: t(`tab.${name}`) }),
      run: () => go(name),
    })),
    ...pages.map((page) => ({
      id: `page-${page}`,
      label: t(`page.${page}`),
      hint: t('system.title'),
      run: () => openPage(page),
    })),
    ...Object.values(sessions).map((session) => {
      const list = listOf(session, me) ?? 'mine'
      return {
        id: session.sessionId,
        label: `${customerName(session)} · ${session.lastMessage ?? ''}`,
        hint: t(`tab.${list}`),
        run: () => go(list, session.sessionId),
      }
    }),
  ]
  return found.filter(({ label }) => matchesWords(label, typed)).slice(0, most)
}
