import { type Db, sql } from '../../../platform/db.ts'

/** So long without anybody who looks, and the desk has been away. */
const awaySeconds = 60

/**
 * Says that the desk is up. Whoever waits or is waited for is late at the earliest so long after `since`: what nobody
 * could do while the desk was away, nobody has missed.
 */
export const keepWatch = (db: Db) =>
  db.run(sql`
    update desk_watch set seen_at = now(),
      since = case when seen_at < now() - ${awaySeconds}::int * interval '1 second' then now() else since end`)

/** Has this passed, and at least that many seconds while the desk was up? */
export const isDue = (began: ReturnType<typeof sql>, seconds: number) => sql`
  ${seconds}::int > 0
  and greatest(${began}, (select since from desk_watch)) <= now() - ${seconds}::int * interval '1 second'`

/** The same for what goes on while the desk is away; what came meanwhile has a minute to be read. */
export const isPast = (began: ReturnType<typeof sql>, seconds: number) => sql`
  ${seconds}::int > 0 and ${began} <= now() - ${seconds}::int * interval '1 second'
  and (select since from desk_watch) <= now() - interval '1 minute'`
