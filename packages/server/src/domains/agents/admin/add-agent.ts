import { type Db, sql } from '../../../platform/db.ts'
import { newId } from '../../../platform/ids.ts'
import { type Actor, audit } from '../../audit/index.ts'
import type { AdminAgent, NewAgentBody } from '../contract.ts'
import { refusal } from '../refusal.ts'
import { rolesFor } from '../roles/mapped.ts'
import { type AgentRow, adminColumns, presentAdminAgent } from '../rows.ts'
import type { Directory } from '../sign-in/deps.ts'
import { findAgent } from './find-agent.ts'
import { findMember } from './member.ts'

interface AddDeps {
  readonly db: Db
  readonly directory: Directory
}

/** Makes a member of the company an agent; refused for whoever is one already, also one who is out of use. */
export async function addAgent({ db, directory }: AddDeps, actor: Actor, body: NewAgentBody): Promise<AdminAgent> {
  const { user_id: userId, roles = ['agent'], max_load: maxLoad = null } = body
  if (await findAgent(db, userId)) throw refusal(1015)
  const member = await findMember({ db, directory }, userId)
  if (member === 'unreachable') throw refusal(1003, { reason: 'directory_unreachable' })
  if (member === 'absent') throw refusal(1004, undefined, '企业通讯录中没有此成员')
  return db.tx(async (tx) => {
    const added = await tx.one<AgentRow>(sql`
      insert into agents (id, user_id, name, manual_roles, mapped_roles, max_load)
      values (${newId('agt')}, ${member.userId}, ${member.name || userId}, ${roles}::text[],
        ${await rolesFor(tx, userId)}::text[], coalesce(${maxLoad}::int, 5))
      on conflict (user_id) do nothing returning ${adminColumns}`)
    if (!added) throw refusal(1015)
    await audit(tx, {
      ...actor,
      action: 'agent.create',
      target: { type: 'agent', id: added.userId },
      details: { roles: added.roles, maxLoad: added.maxLoad },
    })
    return presentAdminAgent(added)
  })
}
