import { offersFile } from '../domains/canned-replies/index.ts'
import type { FileRoutesDeps } from '../domains/files/index.ts'
import { mayReadFile, type ReadScope, readerOf } from '../domains/sessions/index.ts'
import type { Db } from '../platform/db.ts'

/** A file is for whoever may read the conversation it is of, or may send the reply it belongs to. */
export const mayReadFiles =
  (db: Db, scope: ReadScope): FileRoutesDeps['mayRead'] =>
  async (principal, fileId) =>
    (await mayReadFile(db, readerOf(scope, principal), fileId)) || (await offersFile(db, principal, fileId))
