import type { SessionInfo } from '@yingda/server/domains/sessions/contract'
import { CustomerCalls } from './calls/customer-calls.tsx'
import { CustomerPanel } from './customer-panel.tsx'
import { HandoffNote } from './handoff-note.tsx'
import { SessionProfile } from './profile/session-profile.tsx'
import { SessionTags } from './profile/session-tags.tsx'
import { Timeline } from './profile/timeline.tsx'

/** The panel with all that has to be asked for: the profile, the tags, and what happened. */
export const SessionPanel = ({ session, me }: { session: SessionInfo | undefined; me: string }) => (
  <CustomerPanel session={session} me={me} more={more} />
)

const more = (session: SessionInfo) => (
  <div key={session.sessionId}>
    <HandoffNote session={session} />
    <SessionTags session={session} />
    <SessionProfile session={session} />
    {session.profileId && <CustomerCalls key={session.profileId} customerId={session.profileId} />}
    <Timeline session={session} />
  </div>
)
