import type { Handle } from '../../../platform/db.ts'
import { keepRating, surveyTextIn } from '../../surveys/index.ts'
import { addChange, addMessage } from '../state/draft.ts'
import { lock } from '../state/load.ts'
import { save } from '../state/save.ts'

export interface Rate {
  readonly sessionId: string
  /** 1 to 5. */
  readonly rating: number
  readonly comment?: string | undefined
  readonly traceId: string
}

/** A customer answers by a button how they were served. False when nobody asked, or they have answered already. */
export async function rateSession(tx: Handle, { sessionId, rating, comment, traceId }: Rate): Promise<boolean> {
  const draft = await lock(tx, sessionId)
  if (draft?.session.status !== 'closed') return false
  if (!(await keepRating(tx, sessionId, rating, draft.now, comment))) return false
  addMessage(draft, { sender: 'system', content: surveyTextIn(draft.session.language).thanks, traceId })
  addChange(draft, { kind: 'session_rated', data: { rating, ratedAt: draft.now.toISOString() } })
  await save(tx, [draft])
  return true
}
