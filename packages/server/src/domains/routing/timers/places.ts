import { sql } from '../../../platform/db.ts'
import { noticeIn } from '../notices.ts'
import { queuePlaces } from '../places.ts'
import { actOnDue } from './act-on-due.ts'
import type { Timer } from './deps.ts'

/** Who has come nearer hears so, where it costs none of few messages. */
export const tellPlaces: Timer = (deps, { timers, language }) => {
  const isTold = sql`
    ${timers.queuePlace}::int > 0 and s.queue_told_at <= now() - ${timers.queuePlace}::int * interval '1 second'`
  return actOnDue(
    deps,
    sql`s.status = 'pending' and s.routed_for = s.pending_since and ${isTold} and not s.offline_queue and a.reply_messages is null and a.mode = 'hosted'
      and s.id in (select p.id from (${queuePlaces}) p where p.place < p.told)`,
    async (db, sessionId) => {
      const told = await db.one<{ place: number }>(sql`
        update sessions s set queue_told_at = now(), queue_told_place = p.place from (${queuePlaces}) p
        where s.id = ${sessionId} and p.id = s.id returning p.place`)
      if (!told) return
      const notice = noticeIn(language)
      await deps.say(db, { sessionId, content: told.place > 0 ? notice.place(told.place) : notice.next })
    },
  )
}
