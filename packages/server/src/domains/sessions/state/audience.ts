import type { NewChange } from '../../../feed/index.ts'
import type { Session } from './rows.ts'

/** What decides who may see a change: whose the session is, or was when it ended, and in which state it is. */
export type Audience = Pick<NewChange, 'assignee' | 'phase'>

export const audienceOf = ({
  status,
  manualCsId,
  lastCsId,
}: Pick<Session, 'status' | 'manualCsId' | 'lastCsId'>): Audience => ({
  assignee: manualCsId ?? (status === 'closed' ? lastCsId : null) ?? undefined,
  phase: status,
})

/** For statements that append changes of sessions they only touch. */
export type WithAudience = Pick<Session, 'id' | 'status' | 'manualCsId' | 'lastCsId'>
