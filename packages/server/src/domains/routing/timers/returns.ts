import { sql } from '../../../platform/db.ts'
import { serving } from '../store/desk.ts'
import { actOnDue } from './act-on-due.ts'
import { bySystem, type Timer } from './deps.ts'
import { isDue } from './watch.ts'

/** Sessions of agents who are offline for some time, and at once those of people who serve no more. */
export const returnAbandoned: Timer = (deps, { timers }) =>
  actOnDue(
    deps,
    sql`s.status = 'manual' and s.manual_cs_id in (
      select g.user_id from agents g
      where g.current_load > 0 and (
        not g.is_active or not g.roles && ${serving}::text[] or (g.status = 'offline' and ${isDue(sql`g.status_since`, timers.offlineReturn)})))`,
    (db, sessionId) => deps.requeue(db, { sessionId, ...bySystem, reason: 'agent_offline' }),
  )
