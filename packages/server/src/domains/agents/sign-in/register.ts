import { type Handle, sql } from '../../../platform/db.ts'
import { newId } from '../../../platform/ids.ts'
import { refusal } from '../refusal.ts'
import { rolesFor } from '../roles/mapped.ts'
import { refreshRoles } from '../roles/refresh.ts'
import type { SignInDeps } from './deps.ts'

/** A member of the company becomes an agent: by a mapping, or because the demo takes everybody. */
export async function register(
  tx: Handle,
  { autoRegister, log }: SignInDeps,
  { userId, name }: { userId: string; name: string },
): Promise<void> {
  const mapped = await rolesFor(tx, userId)
  if (mapped.length === 0 && !autoRegister) throw refusal(1012)
  // Whoever came first in another window made the agent: this sign-in is then one more of theirs.
  await tx.run(sql`
    insert into agents (id, user_id, name, manual_roles)
    values (${newId('agt')}, ${userId}, ${name}, ${mapped.length === 0 ? ['agent'] : []}::text[])
    on conflict (user_id) do nothing`)
  if (mapped.length > 0) await refreshRoles(tx, userId)
  log.info({ userId }, 'A new agent registered.')
}
