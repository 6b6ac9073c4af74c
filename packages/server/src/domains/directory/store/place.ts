import type { Batch, DirectoryKind, Tally } from '@yingda/wecom'
import { type Handle, sql } from '../../../platform/db.ts'
import { texts } from '../../../platform/sql-lists.ts'
import { writeRun } from '../leases.ts'
import type { Run } from '../runs.ts'

/** Seen, and so not gone, stored or not. */
export async function markSeen(tx: Handle, kind: DirectoryKind, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return
  await tx.run(sql`insert into directory_seen (kind, keys) values (${kind}, ${texts(keys)})`)
}

/** How far the run is with the batch. */
export async function writePlace(
  tx: Handle,
  run: Run,
  kind: DirectoryKind,
  { rows, kept, place }: Batch<unknown>,
  tally: Tally,
  noted: number,
): Promise<void> {
  const json = JSON.stringify(tally)
  const where = sql`done = ${place.done}, total = ${place.total}, changes_noted = ${noted}`
  if (kind === 'departments') return writeRun(tx, run, sql`${where}, department = ${json}`)
  const after = place.after ?? null
  const seen = rows.length + kept.length
  return writeRun(
    tx,
    run,
    sql`${where}, member = ${json}, after_department = ${after}, members_seen = members_seen + ${seen}::int`,
  )
}
