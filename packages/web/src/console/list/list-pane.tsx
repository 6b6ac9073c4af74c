import { useCallback } from 'react'
import { useDesk, useFeed } from '../desk/context.ts'
import { go } from '../desk/route.ts'
import { selectLists } from '../feed/select.ts'
import type { ListName } from '../feed/state.ts'
import { unreadOf } from '../feed/unread.ts'
import { useT } from '../i18n/use-t.ts'
import { ChannelFilter } from './channel-filter.tsx'
import { ListTabs } from './list-tabs.tsx'
import { ListView } from './list-view.tsx'
import { useNarrowed } from './use-narrowed.ts'
import { useWantedChannel } from './wanted-channel.ts'

export function ListPane({ name, open }: { name: ListName; open: string | undefined }) {
  const t = useT()
  const desk = useDesk()
  const lists = useFeed(selectLists)
  const unread = useFeed((state) => state.unread)
  const me = useFeed((state) => state.me)
  const { list, onMore } = useNarrowed(name)
  const wanted = useWantedChannel()
  const onOpen = useCallback((sessionId: string) => go(name, sessionId), [name])
  return (
    <nav className="list-pane" aria-label={t('list.label')}>
      <ListTabs lists={lists} chosen={name} onChoose={(list) => go(list, open)} />
      <ChannelFilter />
      <div className="list-scroll" id="session-list" role="tabpanel" aria-labelledby={`tab-${name}`}>
        <ListView
          key={`${name} ${wanted ?? ''}`}
          name={name}
          list={list}
          narrowed={wanted !== undefined}
          me={me}
          open={open}
          unreadOf={({ sessionId }) => (name === 'mine' ? unreadOf({ unread }, sessionId) : 0)}
          onOpen={onOpen}
          onRetry={() => desk.load.list(name)}
          onMore={onMore}
        />
      </div>
    </nav>
  )
}
