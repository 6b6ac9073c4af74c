import { append } from '../../../feed/index.ts'
import { sql } from '../../../platform/db.ts'
import { actOnDue } from './act-on-due.ts'
import { bySystem, type Timer } from './deps.ts'
import { isPast } from './watch.ts'

/** The last word is the agent's. */
const silent = sql`s.status = 'manual' and s.last_sender_type = 'manual' and a.mode = 'hosted'`
const silentSince = sql`greatest(s.last_message_at, s.manual_since)`

/** The customer is asked whether they are still there; where few messages are allowed, only the agent is told. */
export const warnOfSilence: Timer = (deps, { timers, texts }) =>
  actOnDue(
    deps,
    sql`${silent} and s.idle_told_for is distinct from s.last_message_at and ${isPast(silentSince, timers.idleWarning)}`,
    async (db, sessionId) => {
      const session = await db.one<{ csId: string; since: Date; isLimited: boolean }>(sql`
        update sessions s set idle_told_for = s.last_message_at, version = s.version + 1 from channel_accounts a
        where s.id = ${sessionId} and a.id = s.account_id
        returning s.manual_cs_id as "csId", s.last_message_at as since, a.reply_messages is not null as "isLimited"`)
      if (!session) return
      const { csId, since, isLimited } = session
      const data = { overdue: 'customer', since: since.toISOString() }
      await append(db, [{ kind: 'session_overdue', sessionId, assignee: csId, phase: 'manual', data }])
      if (!isLimited && texts.idleWarning) await deps.say(db, { sessionId, content: texts.idleWarning })
    },
  )

export const closeSilent: Timer = (deps, { timers }) =>
  actOnDue(deps, sql`${silent} and ${isPast(silentSince, timers.idleClose)}`, (db, sessionId) =>
    deps.close(db, { sessionId, ...bySystem, reason: 'idle' }),
  )

export const closeWithBot: Timer = (deps, { timers }) =>
  actOnDue(
    deps,
    // A session is never younger than its last message: the index leaves out the many that have just begun.
    sql`s.status = 'ai' and ${isPast(sql`s.created_at`, timers.botIdleClose)}
      and ${isPast(sql`s.last_message_at`, timers.botIdleClose)}`,
    (db, sessionId) => deps.close(db, { sessionId, ...bySystem, reason: 'idle' }),
  )
