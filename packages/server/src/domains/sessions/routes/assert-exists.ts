import type { Request } from '../../../platform/http.ts'
import { refusal } from '../commands/refusal.ts'
import { findVisible } from '../reading/queries.ts'
import { readerOf } from '../reading/visibility.ts'
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
