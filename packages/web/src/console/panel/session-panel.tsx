import type { SessionInfo } from '@yingda/server/domains/sessions/contract'
import { CustomerPanel } from './customer-panel.tsx'
import { Profile } from './profile/profile.tsx'
import { SessionTags } from './profile/session-tags.tsx'
import { Timeline } from './profile/timeline.tsx'

/** The panel with all that has to be asked for: the profile, the tags, and what happened. */
export const SessionPanel = ({ session, me }: { session: SessionInfo | undefined; me: string }) => (
  <CustomerPanel session={session} me={me} more={more} />
)

const more = (session: SessionInfo) => (
  <div key={session.sessionId}>
    <SessionTags session={session} />
    <Profile session={session} />
    <Timeline session={session} />
  </div>
)
