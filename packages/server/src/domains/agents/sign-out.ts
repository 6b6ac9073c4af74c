import { endViewers } from '../../feed/index.ts'
import { type Handle, sql } from '../../platform/db.ts'

/** Whatever lets these agents in ends when the transaction commits: sockets on every node, tokens, links and tickets. */
export const signOut = (tx: Handle, agentIds: readonly string[]) =>
  tx.run(sql`
    with gone as (select id, user_id from agents where id = any (${agentIds}::text[])),
    sockets as (${endViewers(sql`select user_id from gone`)}),
    tokens as (delete from staff_tokens where agent_id in (select id from gone))
    delete from one_time_codes where agent_id in (select id from gone)`)

/** Their screens come again by themselves, as what the agents are by then. */
export const closeScreens = (tx: Handle, agentIds: readonly string[]) =>
  tx.run(endViewers(sql`select user_id from agents where id = any (${agentIds}::text[])`))
