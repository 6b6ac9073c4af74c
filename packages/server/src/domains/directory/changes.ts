import { type Handle, sql } from '../../platform/db.ts'
import type { DirectoryChange } from './contract.ts'

/** What a run changed, in the order it was found. */
export const changesOf = (db: Handle, runId: string) =>
  db.rows<DirectoryChange>(sql`
    select kind, key, name, change, fields from directory_run_changes where run_id = ${runId} order by id limit 1000`)
