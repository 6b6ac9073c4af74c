import { type Db, type Handle, sql } from '../../../platform/db.ts'
import { newId } from '../../../platform/ids.ts'
import { audit } from '../../audit/index.ts'
import { issueCode } from '../one-time-codes.ts'
import { hasAdmin, lockRoles } from '../roles/last-admin.ts'
import { type AgentRow, adminColumns } from '../rows.ts'
import type { Directory } from '../sign-in/deps.ts'
import { closeScreens } from '../sign-out.ts'
import { findAgent } from './find-agent.ts'
import { findMember, type Member } from './member.ts'

interface LinkDeps {
  readonly db: Db
  readonly directory: Directory
}

export interface AdminLink {
  readonly userId: string
  readonly name: string
  /** Signs in once, within a day. */
  readonly login: string
}

/**
 * Makes a member of the company an administrator and gives them a one-time sign-in. While there is none, anybody may be
 * the first: the directory may not be set up yet.
 */
export async function adminLink(deps: LinkDeps, userId: string): Promise<AdminLink | 'absent' | 'unreachable'> {
  const member = await findMember(deps, userId)
  return deps.db.tx(async (tx) => {
    await lockRoles(tx)
    if (typeof member === 'string' && (await hasAdmin(tx))) return member
    const known = typeof member === 'string' ? { userId, name: userId } : member
    const { id, userId: storedId, name } = await makeAdmin(tx, known)
    return { userId: storedId, name, login: await issueCode(tx, id, 'login') }
  })
}

async function makeAdmin(tx: Handle, member: Member): Promise<AgentRow> {
  const before = await findAgent(tx, member.userId)
  if (before?.isActive && before.roles.includes('admin')) {
    await noteLink(tx, before, 'link')
    return before
  }
  const admin = await tx.one<AgentRow>(sql`
    insert into agents (id, user_id, name, manual_roles)
    values (${newId('agt')}, ${before?.userId ?? member.userId}, ${member.name || member.userId}, '{admin}')
    on conflict (user_id) do update set is_active = true, left_company_at = null, updated_at = now(),
      manual_roles = ranked_roles(agents.manual_roles || '{admin}')
    returning ${adminColumns}`)
  if (!admin) throw new Error('The administrator could not be stored.')
  await closeScreens(tx, [admin.id])
  await noteLink(tx, admin, 'made administrator')
  return admin
}

const noteLink = (tx: Handle, { userId }: AgentRow, what: string) =>
  audit(tx, {
    actor: { type: 'system', id: 'command line' },
    action: 'agent.admin_link',
    target: { type: 'agent', id: userId },
    details: { what },
  })
