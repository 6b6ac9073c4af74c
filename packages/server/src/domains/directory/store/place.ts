import type { DirectoryKind, Place, Tally } from '@yingda/wecom'
import { type Handle, type Sql, sql } from '../../../platform/db.ts'
import { texts } from '../../../platform/sql-lists.ts'
import { writeRun } from '../leases.ts'
import type { Run } from '../runs.ts'

interface Reached {
  readonly place: Place
  /** Who was seen, and so is not gone, stored or not. */
  readonly seen: readonly string[]
  readonly tally: Tally
  /** Rows of the report. */
  readonly noted: number
}

/** How far the run is with the batch, and who was in it. */
export function writePlace(
  tx: Handle,
  run: Run,
  kind: DirectoryKind,
  { place, seen, tally, noted }: Reached,
): Promise<void> {
  const json = JSON.stringify(tally)
  const where = sql`done = ${place.done}, total = ${place.total}, changes_noted = ${noted}`
  const marks = sql`with marks as (${marking(kind, seen)})`
  if (kind === 'departments') return writeRun(tx, run, sql`${where}, department = ${json}`, marks)
  const after = place.after ?? null
  const counted = sql`members_seen = members_seen + ${seen.length}::int`
  return writeRun(tx, run, sql`${where}, member = ${json}, after_department = ${after}, ${counted}`, marks)
}

/** Whoever a callback tells of while a run reads the company has been seen too. */
export const markSeen = (tx: Handle, kind: DirectoryKind, keys: readonly string[]) => tx.run(marking(kind, keys))

const marking = (kind: DirectoryKind, keys: readonly string[]): Sql =>
  sql`insert into directory_seen (kind, keys) values (${kind}, ${texts(keys)})`
