import { type Db, type Handle, sql } from '../../platform/db.ts'
import { audit } from '../audit/index.ts'

/** A node that has not said so for this long has nobody connected. */
const silentSeconds = 90
/** A page that is loaded again, or a network that changes, is back by then. */
const graceSeconds = 30
const atOnce = 100

/** Of `agent_presence p` and `desk_watch w`: while the desk itself was away nobody was lost. */
const isThere = sql`
  greatest(p.seen_at, w.since) > now() - (case when p.sockets > 0 then ${silentSeconds}::int else ${graceSeconds}::int end)
    * interval '1 second'`

interface Changed {
  readonly csId: string
  readonly before: string
  readonly after: string
}

/**
 * Agents who have lost every socket are offline. Whoever has had none since they signed in works without one, and is
 * what they say they are. Returns how many.
 */
export const markLost = (db: Db): Promise<number> =>
  db.tx(async (tx) => {
    const lost = await tx.rows<Changed>(sql`
      with lost as materialized (
        select a.id, a.status from agents a
        where a.status <> 'offline'
          and exists (
            select from agent_presence p where p.cs_id = a.user_id and p.seen_at >= coalesce((
              select max(t.created_at) from staff_tokens t where t.agent_id = a.id), '-infinity'))
          and not exists (
            select from agent_presence p cross join desk_watch w where p.cs_id = a.user_id and ${isThere})
        order by a.id limit ${atOnce} for update of a skip locked)
      update agents a set status = 'offline', status_lost = lost.status, updated_at = now() from lost where a.id = lost.id
      returning a.user_id as "csId", lost.status as before, a.status as after`)
    await record(tx, lost, 'sockets_lost')
    return lost.length
  })

/** Who was lost is what they were, as soon as they are back. */
export const markBack = (db: Db): Promise<number> =>
  db.tx(async (tx) => {
    const back = await tx.rows<Changed>(sql`
      update agents a set status = a.status_lost, status_lost = null, updated_at = now()
      where a.id in (
        select b.id from agents b
        where b.status = 'offline' and b.status_lost is not null and b.is_active and exists (
          select from agent_presence p
          where p.cs_id = b.user_id and p.sockets > 0 and p.seen_at > now() - ${silentSeconds}::int * interval '1 second')
        order by b.id limit ${atOnce} for update of b skip locked)
      returning a.user_id as "csId", 'offline' as before, a.status as after`)
    await record(tx, back, 'sockets_back')
    return back.length
  })

/** Rows that say nothing any more: of nodes long gone, and of agents who are offline without a socket. */
export const sweepPresence = (db: Db) =>
  db.run(sql`
    delete from agent_presence where (cs_id, node_id) in (
      select p.cs_id, p.node_id from agent_presence p cross join desk_watch w
      where not (${isThere}) and not exists (
        select from agents a where a.user_id = p.cs_id and a.status <> 'offline')
      for update of p skip locked)`)

async function record(tx: Handle, changed: readonly Changed[], reason: string): Promise<void> {
  for (const { csId, before, after } of changed) {
    await audit(tx, {
      actor: { type: 'system' },
      action: 'agent.status',
      target: { type: 'agent', id: csId },
      details: { from: before, to: after, reason },
    })
  }
}
