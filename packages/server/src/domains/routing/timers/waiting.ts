import { append } from '../../../feed/index.ts'
import { type Handle, type Sql, sql } from '../../../platform/db.ts'
import { actOnDue } from './act-on-due.ts'
import { bySystem, type Timer } from './deps.ts'
import { isDue } from './watch.ts'

const atOnce = 200

/** Agents are told once of each wait that has become long. */
export const remindOfWaiting: Timer = ({ db }, { timers }) =>
  db.tx(async (tx) => {
    const due = sql`s.wait_told_for is distinct from s.pending_since and ${isDue(sql`s.pending_since`, timers.pendingReminder)}`
    return tellWaiting(
      tx,
      await tx.rows<Told>(sql`
        ${locked(due)}
        update sessions s set wait_told_for = s.pending_since, version = s.version + 1 from due where s.id = due.id
        returning s.id, s.pending_since as "pendingSince", s.priority`),
    )
  })

/** What has waited for too long comes before everything else. */
export const makeUrgent: Timer = ({ db }, { timers }) =>
  db.tx(async (tx) => {
    const due = sql`s.priority <> 'urgent' and ${isDue(sql`s.pending_since`, timers.pendingUrgent)}`
    return tellWaiting(
      tx,
      await tx.rows<Told>(sql`
        ${locked(due)}
        update sessions s set priority = 'urgent', wait_told_for = s.pending_since, version = s.version + 1
        from due where s.id = due.id
        returning s.id, s.pending_since as "pendingSince", s.priority`),
    )
  })

/** Nobody takes it: what the desk has chosen for that. Without a bot it cannot go back to one, and stays. */
export const endWaiting: Timer = async (deps, { timers, pendingPolicy }) => {
  if (pendingPolicy === 'keep') return 0
  const due = sql`s.status = 'pending' and ${isDue(sql`s.pending_since`, timers.pendingTimeout)}`
  const asked = { ...bySystem, reason: 'pending_timeout' }
  return pendingPolicy === 'close'
    ? actOnDue(deps, due, (db, sessionId) => deps.close(db, { sessionId, ...asked }))
    : actOnDue(deps, sql`${due} and a.bot_id is not null`, (db, sessionId) =>
        deps.backToBot(db, { sessionId, ...asked }),
      )
}

interface Told {
  readonly id: string
  readonly pendingSince: Date
  readonly priority: string
}

const locked = (due: Sql) => sql`
  with due as materialized (
    select s.id from sessions s where s.status = 'pending' and ${due}
    order by s.id limit ${atOnce} for update skip locked)`

async function tellWaiting(tx: Handle, sessions: readonly Told[]): Promise<number> {
  await append(
    tx,
    sessions.map(({ id, pendingSince, priority }) => ({
      kind: 'session_waiting',
      sessionId: id,
      phase: 'pending',
      data: { waitingSince: pendingSince.toISOString(), priority },
    })),
  )
  return sessions.length
}
