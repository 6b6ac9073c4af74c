import { type Db, type Handle, sql } from '../../platform/db.ts'

export interface Turn {
  readonly id: number
  readonly sessionId: string
  readonly botId: string
  readonly botName: string
  readonly customerId: string
  readonly content: string
  readonly traceId: string
  /** This one included. */
  readonly attempts: number
  readonly leaseVersion: number
}

/** The oldest turn that is due and first in its session. An expired lease means its worker died: it is taken over. */
export const claimTurn = (db: Db): Promise<Turn | undefined> =>
  db.one<Turn>(sql`
    update bot_turns t set attempts = attempts + 1, lease_version = lease_version + 1,
      lease_until = now() + interval '15 seconds'
    from bots b where b.id = t.bot_id and t.id = (
      select o.id from bot_turns o
      where (o.lease_until is null or o.lease_until < now()) and o.next_attempt_at <= now()
        and not exists (select 1 from bot_turns p where p.session_id = o.session_id and p.id < o.id)
      order by o.id limit 1 for update skip locked)
    returning t.id, t.session_id as "sessionId", t.bot_id as "botId", b.name as "botName", t.content,
      (select s.customer_id from sessions s where s.id = t.session_id) as "customerId", t.trace_id as "traceId", t.attempts, t.lease_version as "leaseVersion"`)

/**
 * Takes the turn that intake has just made of a message, in the same transaction: no worker ever sees it free. Undefined
 * when the bot does not have the conversation, or has another message of it to answer first.
 */
export const takeTurn = (tx: Handle, sessionId: string, traceId: string): Promise<Turn | undefined> =>
  tx.one<Turn>(sql`
    update bot_turns t set attempts = attempts + 1, lease_version = lease_version + 1,
      lease_until = now() + interval '15 seconds'
    from bots b, sessions s
    where b.id = t.bot_id and s.id = t.session_id and t.session_id = ${sessionId} and t.trace_id = ${traceId}
      and not exists (select 1 from bot_turns p where p.session_id = t.session_id and p.id < t.id)
    returning t.id, t.session_id as "sessionId", t.bot_id as "botId", b.name as "botName", t.content,
      s.customer_id as "customerId", t.trace_id as "traceId", t.attempts, t.lease_version as "leaseVersion"`)

export const keepTurn = (db: Db, { id, leaseVersion }: Turn) =>
  db.run(sql`
    update bot_turns set lease_until = now() + interval '15 seconds' where id = ${id} and lease_version = ${leaseVersion}`)

/** Throws when another worker has the turn by now, so that its answer is the only one. */
export async function finishTurn(tx: Handle, { id, leaseVersion }: Turn): Promise<void> {
  const done = await tx.run(sql`delete from bot_turns where id = ${id} and lease_version = ${leaseVersion}`)
  if (done === 0) throw new Error(`Bot turn ${id} went to another worker.`)
}

export const postponeTurn = (db: Db, { id, leaseVersion }: Turn) =>
  db.run(sql`
    update bot_turns set lease_until = null, next_attempt_at = now() + least(attempts, 30) * interval '1 second'
    where id = ${id} and lease_version = ${leaseVersion}`)

/** The desk stops: somebody else may begin with it at once, as if it had not been begun. */
export const giveBackTurn = (db: Db, { id, leaseVersion }: Turn) =>
  db.run(sql`
    update bot_turns set lease_until = null, attempts = greatest(0, attempts - 1)
    where id = ${id} and lease_version = ${leaseVersion}`)
