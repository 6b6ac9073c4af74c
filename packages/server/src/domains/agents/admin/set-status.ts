import { type Db, sql } from '../../../platform/db.ts'
import { type Actor, audit } from '../../audit/index.ts'
import type { AgentResponse, AgentStatus } from '../contract.ts'
import { refusal } from '../refusal.ts'
import { type Agent, agentColumns, presentAgent } from '../rows.ts'

/** A supervisor says for an agent whether they are there. */
export const setStatusOf = (db: Db, actor: Actor, userId: string, status: AgentStatus): Promise<AgentResponse> =>
  db.tx(async (tx) => {
    const before = await tx.one<{ id: string; status: AgentStatus }>(sql`
      select id, status from agents where lower(user_id) = lower(${userId}) and is_active for update`)
    const after =
      before &&
      (await tx.one<Agent>(sql`
        update agents set status = ${status}, updated_at = now() where id = ${before.id} returning ${agentColumns}`))
    if (!after) throw refusal(1004)
    await audit(tx, {
      ...actor,
      action: 'agent.status',
      target: { type: 'agent', id: after.userId },
      details: { from: before.status, to: status },
    })
    return presentAgent(after)
  })
