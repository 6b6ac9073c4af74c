import { type Handle, sql } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'

export interface NewAgent {
  readonly userId: string
  readonly name: string
  readonly role: 'agent' | 'supervisor' | 'admin'
}

/** Adds agents who are not there yet; those who are keep what they have. */
export async function addAgents(tx: Handle, agents: readonly NewAgent[]): Promise<void> {
  await tx.run(sql`
    insert into agents (id, user_id, name, role)
    select * from unnest(${agents.map(() => newId('agt'))}::text[], ${agents.map((a) => a.userId)}::text[],
      ${agents.map((a) => a.name)}::text[], ${agents.map((a) => a.role)}::text[])
    on conflict (user_id) do nothing`)
}
