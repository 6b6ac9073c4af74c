import { type Handle, type Sql, sql } from '../../../platform/db.ts'
import { type Run, runColumns } from './runs.ts'

/** With looking every 3 s, a run whose holder died goes on elsewhere within 13 s. */
const leaseSeconds = 10
export const renewEveryMs = 3_000

/** The run belongs to another process now; whatever we were about to write is not written. */
export class LeaseLost extends Error {}

const untilThen = sql`now() + ${leaseSeconds}::int * interval '1 second'`

/** A run that nobody holds: a new one, or one whose holder is gone. */
export const claimRun = (db: Handle) =>
  db.one<Run>(sql`
    update crm_runs set lease_until = ${untilThen}, lease_version = lease_version + 1
    where status = 'running' and lease_until <= now() returning ${runColumns}`)

/** Writes to the run's row if it is still ours, and stays ours a while longer. */
export async function writeRun(tx: Handle, { id, leaseVersion }: Run, changes: Sql): Promise<void> {
  const written = await tx.run(sql`
    update crm_runs set ${changes}, lease_until = ${untilThen}
    where id = ${id} and lease_version = ${leaseVersion} and status = 'running'`)
  if (written === 0) throw new LeaseLost(`The sync ${id} went to another process.`)
}

export const renewLease = (db: Handle, run: Run) => writeRun(db, run, sql`lease_version = lease_version`)

/** Another node may take it up at once. A renewal that is still on its way comes too late. */
export const giveUpLease = (db: Handle, { id, leaseVersion }: Run) =>
  db.run(sql`
    update crm_runs set lease_until = now(), lease_version = lease_version + 1
    where id = ${id} and lease_version = ${leaseVersion}`)
