import type { AgentResponse } from '@yingda/server/domains/agents/contract'
import { useEffect, useState } from 'react'
import { agentsApi, sessionsApi } from '../auth/auth.ts'
import { createDrafts } from '../lib/drafts.ts'
import { tabMemory } from '../lib/storage.ts'
import { DeskContext } from './context.ts'
import { createDesk, type Desk } from './desk.ts'
import { DeskScreen } from './desk-screen.tsx'

/** One desk for as long as one person is signed in. */
export function SignedIn({ me }: { me: AgentResponse }) {
  const [desk, setDesk] = useState<Desk>()
  const userId = me.user_id
  useEffect(() => {
    const opened = createDesk({
      me: userId,
      agents: agentsApi,
      sessions: sessionsApi,
      drafts: createDrafts(tabMemory, userId),
      origin: location.origin.replace(/^http/, 'ws'),
    })
    setDesk(opened)
    return () => opened.stop()
  }, [userId])
  if (!desk) return null
  return (
    <DeskContext value={desk}>
      <DeskScreen me={me} />
    </DeskContext>
  )
}
