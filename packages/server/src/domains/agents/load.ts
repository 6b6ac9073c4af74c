import { type Handle, sql } from '../../platform/db.ts'

/** One more session for the agent, if there is room: the check and the count are one statement. */
export async function takeLoad(tx: Handle, csId: string): Promise<{ name: string } | 'full' | 'unknown'> {
  const taken = await tx.one<{ name: string }>(sql`
    update agents set current_load = current_load + 1, updated_at = now()
    where user_id = ${csId} and is_active and status <> 'offline' and current_load < max_load returning name`)
  if (taken) return taken
  const agent = await tx.one<{ full: boolean }>(sql`
    select current_load >= max_load as full from agents where user_id = ${csId} and is_active`)
  return agent?.full ? 'full' : 'unknown'
}

export const releaseLoad = (tx: Handle, csId: string) =>
  tx.run(
    sql`update agents set current_load = greatest(current_load - 1, 0), updated_at = now() where user_id = ${csId}`,
  )

export const isAgent = async (db: Handle, csId: string): Promise<boolean> =>
  (await db.one(sql`select 1 from agents where user_id = ${csId} and is_active`)) !== undefined
