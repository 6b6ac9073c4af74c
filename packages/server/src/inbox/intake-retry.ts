import { sql } from '../platform/db.ts'
import { messageOf } from '../platform/errors.ts'
import { startWorker, type Worker } from '../platform/worker.ts'
import { type IntakeDeps, rowAt } from './intake-worker.ts'

/** Rows that intake set aside are tried again, later and later, until they are taken: nothing is lost. */
export const startIntakeRetry = (deps: IntakeDeps): Worker =>
  startWorker({ name: 'intake-retry', log: deps.log, work: () => retryOne(deps) })

async function retryOne({ db, take, onTaken, log }: IntakeDeps): Promise<boolean> {
  const due = await db.one<{ xid: string; id: number }>(sql`
    update inbound_failures set attempts = attempts + 1,
      next_attempt_at = now() + least(interval '10 minutes', interval '1 second' * 2 ^ least(attempts, 12))
    where (xid, id) = (
      select xid, id from inbound_failures where next_attempt_at <= now() order by next_attempt_at limit 1 for update skip locked)
    returning xid::text, id`)
  if (!due) return false
  try {
    const made = await db.tx(async (tx) => {
      const held = await tx.one(sql`
        select 1 from inbound_failures where xid = ${due.xid}::xid8 and id = ${due.id} for update`)
      if (!held) return
      const made = await take(tx, rowAt(due))
      await tx.run(sql`delete from inbound_failures where xid = ${due.xid}::xid8 and id = ${due.id}`)
      return made
    })
    if (made) onTaken(made)
  } catch (error) {
    log.warn({ err: error }, `An inbox row still cannot be taken: ${messageOf(error)}`)
  }
  return true
}
