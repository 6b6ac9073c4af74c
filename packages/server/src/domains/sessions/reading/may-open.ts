import type { Viewer } from '../../../feed/index.ts'
import type { Handle } from '../../../platform/db.ts'
import { findVisible } from './queries.ts'
import { type ReadScope, readerOf, serves } from './visibility.ts'

/** May somebody have a session open, and be told every word of it? */
export const mayOpen = async (db: Handle, scope: ReadScope, viewer: Viewer, sessionId: string): Promise<boolean> =>
  serves(viewer) && (await findVisible(db, readerOf(scope, viewer), sessionId)) !== undefined
