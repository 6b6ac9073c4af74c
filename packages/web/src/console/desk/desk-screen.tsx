import type { AgentResponse } from '@yingda/server/domains/agents/contract'
import { Drawer } from 'antd'
import { useEffect, useState } from 'react'
import { selectLists } from '../feed/select.ts'
import { useT } from '../i18n/use-t.ts'
import { changePrefs, usePrefs } from '../lib/prefs.ts'
import { useNarrow, useOnePane } from '../lib/use-media.ts'
import { ListPane } from '../list/list-pane.tsx'
import { SessionPanel } from '../panel/session-panel.tsx'
import { Announcer } from '../shell/announcer.tsx'
import { DegradedBanner } from '../shell/degraded-banner.tsx'
import { OfflineBanner } from '../shell/offline-banner.tsx'
import { TopBar } from '../shell/top-bar.tsx'
import { MissingThread } from '../thread/missing-thread.tsx'
import { NoThread } from '../thread/thread-note.tsx'
import { ThreadPane } from '../thread/thread-pane.tsx'
import { useDesk, useFeed } from './context.ts'
import './desk.css'
import { go, useRoute } from './route.ts'
import { useAttention } from './use-attention.ts'
import { useListFollows } from './use-list-follows.ts'
import { useStepKeys } from './use-step-keys.ts'

/** Three panes; two and a drawer; or one at a time. */
export function DeskScreen({ me }: { me: AgentResponse }) {
  const t = useT()
  const desk = useDesk()
  const route = useRoute()
  const list = route.page === 'desk' ? route.list : 'mine'
  const openId = route.page === 'desk' ? route.sessionId : undefined
  const open = useFeed((state) => (openId === undefined ? undefined : state.sessions[openId]))
  const pending = useFeed((state) => selectLists(state).pending)
  const onePane = useOnePane()
  const narrow = useNarrow()
  const { panel } = usePrefs()
  const [drawer, setDrawer] = useState(false)
  useEffect(() => desk.open(openId), [desk, openId])
  useListFollows(list, open)
  useStepKeys(list, openId)
  useAttention()

  const beside = !narrow && panel && openId !== undefined
  const inThread = onePane && openId !== undefined
  return (
    <div className="desk">
      {!inThread && <TopBar me={me} />}
      <OfflineBanner />
      <DegradedBanner />
      <div className="desk-panes" data-panel={beside || undefined}>
        {!inThread && <ListPane name={list} open={openId} />}
        {(!onePane || inThread) && (
          <main className="thread-pane">
            {open ? (
              <ThreadPane
                key={open.sessionId}
                session={open}
                at={route.page === 'desk' ? route.at : undefined}
                panelOpen={narrow ? drawer : panel}
                onePane={onePane}
                onBack={() => go(list)}
                onPanel={() => (narrow ? setDrawer(true) : changePrefs({ panel: !panel }))}
              />
            ) : openId === undefined ? (
              <NoThread pending={pending} />
            ) : (
              <MissingThread key={openId} sessionId={openId} onBack={() => go(list)} />
            )}
          </main>
        )}
        {beside && (
          <aside className="desk-panel" aria-label={t('panel.title')}>
            <SessionPanel session={open} me={me.user_id} />
          </aside>
        )}
      </div>
      <Drawer
        open={narrow && drawer}
        onClose={() => setDrawer(false)}
        title={t('panel.title')}
        size={Math.min(340, innerWidth - 32)}
        styles={{ body: { padding: 0 } }}
      >
        <SessionPanel session={open} me={me.user_id} />
      </Drawer>
      <Announcer />
    </div>
  )
}
