import { useCallback } from 'react'
import { useDesk, useFeed } from '../desk/context.ts'
import { go } from '../desk/route.ts'
import { selectLists } from '../feed/select.ts'
import type { ListName } from '../feed/state.ts'
import { unreadOf } from '../feed/unread.ts'
import { useT } from '../i18n/use-t.ts'
import { ListTabs } from './list-tabs.tsx'
import { ListView } from './list-view.tsx'

export function ListPane({ name, open }: { name: ListName; open: string | undefined }) {
  const t = useT()
  const desk = useDesk()
  const lists = useFeed(selectLists)
  const unread = useFeed((state) => state.unread)
  const me = useFeed((state) => state.me)
  const onOpen = useCallback((sessionId: string) => go(name, sessionId), [name])
  return (
    <nav className="list-pane" aria-label={t('list.label')}>
      <ListTabs lists={lists} chosen={name} onChoose={(list) => go(list, open)} />
      <div className="list-scroll" id="session-list" role="tabpanel" aria-labelledby={`tab-${name}`}>
        <ListView
          key={name}
          name={name}
          list={lists[name]}
          me={me}
          open={open}
          unreadOf={({ sessionId }) => (name === 'mine' ? unreadOf({ unread }, sessionId) : 0)}
          onOpen={onOpen}
          onRetry={() => desk.load.list(name)}
          onMore={() => desk.load.more(name)}
        />
      </div>
    </nav>
  )
}
