import { type Db, sql } from '../../platform/db.ts'
import type { Log } from '../../platform/log.ts'
import { startWorker, type Worker } from '../../platform/worker.ts'

interface RepairDeps {
  readonly db: Db
  readonly log: Log
}

const everyMs = 60_000

/** The load of an agent is kept by everyone who gives or takes a session. Should one of them ever be wrong, it shows. */
export const startLoadRepair = (deps: RepairDeps): Worker =>
  startWorker({
    name: 'load repair',
    log: deps.log,
    everyMs,
    async work() {
      await repairLoads(deps)
      return false
    },
  })

export async function repairLoads({ db, log }: RepairDeps): Promise<void> {
  const suspects = await db.rows<{ csId: string }>(sql`
    select a.user_id as "csId" from agents a left join (
      select manual_cs_id, count(*) as sessions from sessions where status = 'manual' group by manual_cs_id) s
      on s.manual_cs_id = a.user_id
    where a.current_load <> coalesce(s.sessions, 0)`)
  for (const { csId } of suspects) {
    const repaired = await repair(db, csId)
    if (repaired) log.error({ csId, ...repaired }, 'The load of an agent was not the number of their sessions.')
  }
}

/** Whoever gives or takes a session holds the agent's row until they commit: behind its lock the count is the truth. */
const repair = (db: Db, csId: string) =>
  db.tx(async (tx) => {
    const before = await tx.one<{ load: number }>(sql`
      select current_load as load from agents where user_id = ${csId} for update`)
    const after = await tx.one<{ load: number }>(sql`
      update agents set current_load = (
        select count(*) from sessions where status = 'manual' and manual_cs_id = ${csId})
      where user_id = ${csId} returning current_load as load`)
    return before && after && before.load !== after.load ? { was: before.load, is: after.load } : undefined
  })
