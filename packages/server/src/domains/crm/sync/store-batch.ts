import type { CallLogPage } from '@yingda/yunke'
import { type Db, sql } from '../../../platform/db.ts'
import type { CallSecrets } from '../calls/secrets.ts'
import { storeCalls } from '../calls/store.ts'
import { toStored } from '../calls/stored-call.ts'
import { writeRun } from './leases.ts'
import type { Run } from './runs.ts'

export interface Batch {
  readonly companyId: number
  /** One after the other; the run is brought to the last of them. */
  readonly pages: readonly CallLogPage[]
}

/** Calls and the place they bring the run to commit together: whoever goes on later goes on from there. */
export async function storeBatch(db: Db, secrets: CallSecrets, run: Run, { companyId, pages }: Batch): Promise<void> {
  const records = pages.flatMap((page) => page.records)
  const calls = records.flatMap((record) => toStored(record) ?? [])
  const sum = (count: (page: CallLogPage) => number) => pages.reduce((all, page) => all + count(page), 0)
  const withoutTime = sum(({ skipped }) => skipped.no_time)
  const failed = records.length - calls.length + sum(({ skipped }) => skipped.no_id + skipped.no_object)
  const fetched = calls.length + withoutTime + failed
  const last = pages.at(-1)
  await db.tx(async (tx) => {
    const { created, updated } = await storeCalls(tx, secrets, { companyId, origin: 'list', calls })
    await writeRun(
      tx,
      run,
      sql`page = ${last?.page ?? 0}, pages = ${last?.pageCount ?? 0}, fetched = fetched + ${fetched}::int,
        created = created + ${created}::int, updated = updated + ${updated}::int,
        without_time = without_time + ${withoutTime}::int, failed = failed + ${failed}::int`,
    )
  }, bulk)
}

/** What a crash of PostgreSQL takes back is read again, because the place goes with it; the end of the run waits for all. */
const bulk = { bulk: true }
