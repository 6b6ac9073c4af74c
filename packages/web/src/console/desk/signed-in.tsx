import type { AgentResponse } from '@yingda/server/domains/agents/contract'
import { lazy, Suspense, useEffect, useState } from 'react'
import { usePage } from '../admin/route.ts'
import { agentsApi, filesApi, handoverApi, sessionsApi } from '../auth/auth.ts'
import { loadRoles } from '../auth/roles.ts'
import { ChannelKeeper } from '../channels/channel-keeper.tsx'
import { createDrafts } from '../lib/drafts.ts'
import { tabMemory } from '../lib/storage.ts'
import { PicturesContext } from '../list/pictures.ts'
import { replyShelf } from '../replies/api.ts'
import { SearchAction } from '../search/search-action.tsx'
import { ActionLayer } from '../shell/actions/action-layer.tsx'
import { TagKeeper } from '../tags/tag-keeper.tsx'
import { DeskContext } from './context.ts'
import { createDesk, type Desk } from './desk.ts'
import { DeskScreen } from './desk-screen.tsx'
import { IncomingTransfers } from './incoming-transfers.tsx'
import { MentionNotice } from './mention-notice.tsx'

const SystemScreen = lazy(async () => ({ default: (await import('../admin/system-screen.tsx')).SystemScreen }))

/** One desk for as long as one person is signed in. */
export function SignedIn({ me }: { me: AgentResponse }) {
  const [desk, setDesk] = useState<Desk>()
  const page = usePage()
  const userId = me.user_id
  useEffect(() => {
    const opened = createDesk({
      me: userId,
      agents: agentsApi,
      sessions: sessionsApi,
      handover: handoverApi,
      files: filesApi,
      drafts: createDrafts(tabMemory, userId),
      origin: location.origin.replace(/^http/, 'ws'),
    })
    setDesk(opened)
    void loadRoles()
    return () => {
      replyShelf.forget()
      opened.stop()
    }
  }, [userId])
  if (!desk) return null
  return (
    <DeskContext value={desk}>
      <PicturesContext value={desk.pictures}>
        <ActionLayer />
        <IncomingTransfers />
        <MentionNotice />
        <TagKeeper />
        <ChannelKeeper />
        <SearchAction />
        {page !== undefined ? (
          <Suspense>
            <SystemScreen me={me} page={page} />
          </Suspense>
        ) : (
          <DeskScreen me={me} />
        )}
      </PicturesContext>
    </DeskContext>
  )
}
