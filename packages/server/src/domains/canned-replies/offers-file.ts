import { type Handle, sql } from '../../platform/db.ts'
import { may } from '../access/contract.ts'
import type { Principal } from '../agents/index.ts'
import { seenBy } from './viewer.ts'

/** Does a reply that they see bring this file? */
export async function offersFile(
  db: Handle,
  { agentId, csId, roles }: Pick<Principal, 'agentId' | 'csId' | 'roles'>,
  fileId: string,
): Promise<boolean> {
  const viewer = { agentId, csId, mayManage: may(roles, 'replies.manage') }
  const found = await db.one(sql`
    select from canned_replies r where ${fileId} = any(r.file_ids) and ${seenBy(viewer)} limit 1`)
  return found !== undefined
}
