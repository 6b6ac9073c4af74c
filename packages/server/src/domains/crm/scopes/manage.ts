import { type Db, type Handle, sql } from '../../../platform/db.ts'
import { AppError } from '../../../platform/errors.ts'
import { type Actor, audit } from '../../audit/index.ts'
import type { CallScope, CallScopeBody } from './contract.ts'
import type { Scope } from './scope.ts'

type Row = Scope & { readonly csId: string; readonly name: string }

export const listScopes = async (db: Handle): Promise<CallScope[]> =>
  (
    await db.rows<Row>(sql`
      select a.user_id as "csId", a.name, s.departments, s.staff_names as "staffNames", s.from_day::text as from,
        s.to_day::text as to
      from crm_scopes s join agents a on a.id = s.agent_id order by a.user_id`)
  ).map(present)

export const setScope = (db: Db, by: Actor, csId: string, body: CallScopeBody): Promise<CallScope> =>
  db.tx(async (tx) => {
    const agent = await agentOf(tx, csId)
    const { departments, staffNames, from, to } = body
    await tx.run(sql`
      insert into crm_scopes (agent_id, departments, staff_names, from_day, to_day)
      values (${agent.id}, ${departments ?? null}::text[], ${staffNames ?? null}::text[], ${from ?? null}::date, ${to ?? null}::date)
      on conflict (agent_id) do update set departments = excluded.departments, staff_names = excluded.staff_names,
        from_day = excluded.from_day, to_day = excluded.to_day, updated_at = now()`)
    await audit(tx, { ...by, action: 'crm_scope.set', target: { type: 'agent', id: csId }, details: { ...body } })
    return { csId, name: agent.name, ...body }
  })

export const clearScope = (db: Db, by: Actor, csId: string): Promise<void> =>
  db.tx(async (tx) => {
    const { id } = await agentOf(tx, csId)
    await tx.run(sql`delete from crm_scopes where agent_id = ${id}`)
    await audit(tx, { ...by, action: 'crm_scope.clear', target: { type: 'agent', id: csId } })
  })

async function agentOf(db: Handle, csId: string): Promise<{ id: string; name: string }> {
  const agent = await db.one<{ id: string; name: string }>(sql`select id, name from agents where user_id = ${csId}`)
  if (!agent) throw new AppError(1004, 404, '坐席不存在')
  return agent
}

const present = ({ csId, name, departments, staffNames, from, to }: Row): CallScope => ({
  csId,
  name,
  ...(departments && { departments: [...departments] }),
  ...(staffNames && { staffNames: [...staffNames] }),
  ...(from !== null && { from }),
  ...(to !== null && { to }),
})
