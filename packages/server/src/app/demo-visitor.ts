import { createEndUser, createLink, linksOf, presentLink } from '../domains/sharing/index.ts'
import { type Db, sql } from '../platform/db.ts'
import type { Sealer } from '../platform/sealed.ts'
import { defaultBotId } from './accounts.ts'

/** Everybody knows it: it opens a toy, on this machine alone. */
const visitor = { username: 'demo', password: 'demo', email: null }

/**
 * Somebody who comes by a link, and a link to come by, made once in the name of the administrator. Returns the token of the
 * newest link that is good, if there is one.
 */
export async function fillDemoVisitor(db: Db, sealer: Sealer): Promise<string | undefined> {
  const agent = await db.one<{ id: string; userId: string; name: string }>(sql`
    select id, user_id as "userId", name from agents where role = 'admin' and is_active order by created_at limit 1`)
  if (agent && !(await db.one(sql`select 1 from end_users limit 1`))) {
    const { id, userId, name } = agent
    const admin = { kind: 'staff', id, name, isAdmin: true, actor: { type: 'agent', id: userId } } as const
    const by = { admin, ip: '127.0.0.1' }
    await createEndUser(db, { ...visitor, ...by })
    await createLink(db, sealer, { botId: defaultBotId, settings: { name: '演示链接' }, ...by })
  }
  const link = (await linksOf(db, defaultBotId)).find(({ revokedAt }) => revokedAt === null)
  return link && (presentLink(sealer, link).share_token || undefined)
}
