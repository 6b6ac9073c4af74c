import { type Sql, sql } from '../platform/db.ts'
import { appendFrom } from './append.ts'

/** A change that no screen is shown: the sockets of its `assignee` are closed, on whatever node they are. */
export const viewerGone = 'viewer_gone'

/** Ends the sockets of whom `csIds` selects when the transaction commits, as part of a statement. */
export const endViewers = (csIds: Sql): Sql =>
  appendFrom(sql`select ${viewerGone}, '', cs_id, null::int from (${csIds}) as gone (cs_id)`)
