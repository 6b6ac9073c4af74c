import { type Handle, sql } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import type { Role } from '../access/contract.ts'

export interface NewAgent {
  readonly userId: string
  readonly name: string
  readonly role: Role
}

/** Adds agents who are not there yet; those who are keep what they have. */
export async function addAgents(tx: Handle, agents: readonly NewAgent[]): Promise<void> {
  await tx.run(sql`
    insert into agents (id, user_id, name, manual_roles)
    select id, user_id, name, array[role] from unnest(${agents.map(() => newId('agt'))}::text[],
      ${agents.map((a) => a.userId)}::text[], ${agents.map((a) => a.name)}::text[],
      ${agents.map((a) => a.role)}::text[]) as added (id, user_id, name, role)
    on conflict (user_id) do nothing`)
}
