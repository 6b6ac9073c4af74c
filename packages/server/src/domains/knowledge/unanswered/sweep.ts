import { type Db, sql } from '../../../platform/db.ts'

const keptFor = '90 days'

/** What nobody has asked for a quarter goes, answered or not. */
export const sweepUnanswered = (db: Db) =>
  db.run(sql`
    delete from unanswered_questions where id in (
      select id from unanswered_questions where last_at < now() - ${keptFor}::interval limit 1000)`)
