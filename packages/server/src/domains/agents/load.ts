import { type Handle, sql } from '../../platform/db.ts'
import { permissions } from '../access/contract.ts'

export interface TakeOptions {
  /** A supervisor gives more than the agent can take. */
  readonly overload?: boolean | undefined
}

export type Taken = { readonly name: string } | 'full' | 'unknown'

/** Who may have sessions at all. */
const mayServe = sql`is_active and roles && ${[...permissions['sessions.serve']]}::text[]`

/** One more session for the agent, if there is room: the check and the count are one statement. */
export async function takeLoad(tx: Handle, csId: string, { overload = false }: TakeOptions = {}): Promise<Taken> {
  const taken = await tx.one<{ name: string }>(sql`
    update agents set current_load = current_load + 1, last_assigned_at = now(), updated_at = now()
    where user_id = ${csId} and ${mayServe} and status <> 'offline' and (${overload} or current_load < max_load)
    returning name`)
  if (taken) return taken
  const agent = await tx.one<{ full: boolean }>(sql`
    select current_load >= max_load as full from agents where user_id = ${csId} and ${mayServe}`)
  return agent?.full && !overload ? 'full' : 'unknown'
}

export const releaseLoad = (tx: Handle, csId: string) =>
  tx.run(
    sql`update agents set current_load = greatest(current_load - 1, 0), updated_at = now() where user_id = ${csId}`,
  )

/** A session goes from one agent to another; refused like `takeLoad`, and then nothing has changed. */
export async function moveLoad(tx: Handle, from: string, to: string, options: TakeOptions = {}): Promise<Taken> {
  await lockAgents(tx, [from, to])
  const taken = await takeLoad(tx, to, options)
  if (typeof taken !== 'string') await releaseLoad(tx, from)
  return taken
}

/** What `takeLoad` would answer now, without taking anything. */
export async function roomOf(tx: Handle, csId: string): Promise<Taken> {
  const agent = await tx.one<{ name: string; full: boolean; away: boolean }>(sql`
    select name, current_load >= max_load as full, status = 'offline' as away from agents
    where user_id = ${csId} and ${mayServe}`)
  if (agent?.full) return 'full'
  return !agent || agent.away ? 'unknown' : agent
}

/** Whoever changes several loads in one transaction locks them first, in one order, so that two cannot wait for each other. */
export const lockAgents = (tx: Handle, csIds: readonly string[]) =>
  tx.run(sql`select 1 from agents where user_id = any(${csIds}) order by id for update`)

export const isAgent = async (db: Handle, csId: string): Promise<boolean> =>
  (await db.one(sql`select 1 from agents where user_id = ${csId} and ${mayServe}`)) !== undefined
