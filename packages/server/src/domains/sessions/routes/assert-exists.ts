import type { Request } from '../../../platform/http.ts'
import { findVisible } from '../queries.ts'
import { refusal } from '../refusal.ts'
import { readerOf } from '../visibility.ts'
import type { SessionRoutesDeps } from './deps.ts'

/** First whether the session is there for the caller, then whether the request is well formed. */
export async function assertExists(
  { db, readScope }: Pick<SessionRoutesDeps, 'db' | 'readScope'>,
  { principal, validationError }: Pick<Request, 'principal' | 'validationError'>,
  sessionId: string,
): Promise<void> {
  if (!(await findVisible(db, readerOf(readScope, principal), sessionId))) throw refusal(40401)
  if (validationError) throw validationError
}
