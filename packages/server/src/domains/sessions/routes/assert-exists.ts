import type { Handle } from '../../../platform/db.ts'
import { findSession } from '../queries.ts'
import { refusal } from '../refusal.ts'

/** First whether the session is there, then whether the request is well formed. */
export async function assertExists(db: Handle, sessionId: string, validationError: Error | undefined): Promise<void> {
  if (!(await findSession(db, sessionId))) throw refusal(40401)
  if (validationError) throw validationError
}
