import { append } from '../../../feed/index.ts'
import { sql } from '../../../platform/db.ts'
import { actOnDue } from './act-on-due.ts'
import { bySystem, type Timer } from './deps.ts'
import { isDue } from './watch.ts'

const atOnce = 200

/** Where people answer in the remote's own client, it is not for the desk to hurry them. */
const unanswered = sql`s.status = 'manual' and s.last_agent_at is null and a.mode = 'hosted'`

/** The assignee is told once that the customer has had no answer from them. */
export const remindOfReply: Timer = ({ db }, { timers }) =>
  db.tx(async (tx) => {
    const sessions = await tx.rows<{ id: string; csId: string; since: Date }>(sql`
      with due as materialized (
        select s.id from sessions s join channel_accounts a on a.id = s.account_id
        where ${unanswered} and s.reply_told_for is distinct from s.manual_since
          and ${isDue(sql`s.manual_since`, timers.firstReplyWarning)}
        order by s.id limit ${atOnce} for update of s skip locked)
      update sessions s set reply_told_for = s.manual_since, version = s.version + 1 from due where s.id = due.id
      returning s.id, s.manual_cs_id as "csId", s.manual_since as since`)
    await append(
      tx,
      sessions.map(({ id, csId, since }) => ({
        kind: 'session_overdue',
        sessionId: id,
        assignee: csId,
        phase: 'manual',
        data: { overdue: 'first_reply', since: since.toISOString() },
      })),
    )
    return sessions.length
  })

/** Who does not answer at all does not keep it. */
export const returnUnanswered: Timer = (deps, { timers }) =>
  actOnDue(deps, sql`${unanswered} and ${isDue(sql`s.manual_since`, timers.replyOverdue)}`, (db, sessionId) =>
    deps.requeue(db, { sessionId, ...bySystem, reason: 'no_reply' }),
  )
