import type { Handle } from '../../../platform/db.ts'
import { newId } from '../../../platform/ids.ts'
import { askRating, surveyTextIn } from '../../surveys/index.ts'
import { windowRefusal } from '../sending/reply-window.ts'
import { addMessage, type Draft } from '../state/draft.ts'

/**
 * Asks the customer how they were served, when a person served them here and there is room for one message more. Called
 * before the session ends.
 */
export async function inviteRating(tx: Handle, draft: Draft): Promise<void> {
  const { session, now } = draft
  const { id: sessionId, manualCsId: csId, mode } = session
  if (csId === null || mode === 'native' || windowRefusal(session, now)) return
  if (!(await askRating(tx, { sessionId, csId }))) return
  // Whoever reads at the desk itself has a button for it.
  if (session.readHere) return
  addMessage(draft, { sender: 'system', content: surveyTextIn(draft.session.language).invite, traceId: newId('trc') })
}
