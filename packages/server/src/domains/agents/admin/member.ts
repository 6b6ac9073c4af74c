import { type Handle, sql } from '../../../platform/db.ts'
import type { Directory } from '../sign-in/deps.ts'

export interface Member {
  readonly userId: string
  readonly name: string
}

interface MemberDeps {
  readonly db: Handle
  readonly directory: Directory
}

/** Somebody of the company. WeCom is asked about whom the last sync has not brought: they may have come since. */
export async function findMember(
  { db, directory }: MemberDeps,
  userId: string,
): Promise<Member | 'absent' | 'unreachable'> {
  const known = await db.one<Member>(sql`
    select user_id as "userId", name from directory_members
    where user_key = lower(${userId}) collate "C" and is_active and left_at is null`)
  if (known) return known
  const found = await directory.find(userId).catch(() => 'unreachable' as const)
  if (found === 'refused') return 'unreachable'
  return typeof found === 'string' ? found : { userId, name: found.name }
}
