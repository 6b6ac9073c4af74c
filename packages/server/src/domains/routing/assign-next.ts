import { lock } from '../../platform/advisory-locks.ts'
import { type Db, type Handle, type Sql, sql } from '../../platform/db.ts'
import { joined } from '../../platform/joined.ts'
import type { AssignMode } from './contract.ts'
import { queueOrder } from './places.ts'
import { type Candidate, pickAgent } from './policy/pick-agent.ts'
import { serving } from './store/desk.ts'
import { readSettings } from './store/settings.ts'

export interface AssignDeps {
  readonly db: Db
  readonly assignMode: AssignMode
  /** Locks the session and checks the load once more: of two who come to it, one is refused. */
  readonly assign: (
    db: Db,
    asked: { readonly sessionId: string; readonly csId: string; readonly actor: { readonly type: 'system' } },
  ) => Promise<'assigned' | 'full' | 'gone' | 'wrong_state'>
}

/** Sessions that could not be given to whom they should have been, at this look. */
export type Skipped = Set<string>

const stickyDays = 7

/**
 * Gives the first session in a queue that somebody has room for to one of them. One after the other on all nodes, so
 * that each choice sees the loads that the one before left. False when there is nothing to give.
 */
export async function assignNext({ db, assignMode, assign }: AssignDeps, skipped: Skipped): Promise<boolean> {
  const { assignMode: mode } = await readSettings(db, assignMode)
  if (!(await findWaiting(db, mode, skipped))) return false
  return db.tx(async (tx) => {
    await lock(tx, 'assignment')
    const waiting = await findWaiting(tx, mode, skipped)
    const agent = waiting && pickAgent(await candidatesFor(tx, waiting), waiting.lastCsId)
    if (!agent) return false
    const outcome = await assign(joined(tx), { sessionId: waiting.id, csId: agent.csId, actor: { type: 'system' } })
    if (outcome !== 'assigned') skipped.add(waiting.id)
    return true
  })
}

interface Waiting {
  readonly id: string
  readonly teamId: string | null
  readonly excludedCsId: string | null
  /** Who served the customer last, in this session or the ones before. */
  readonly lastCsId: string | null
}

/** Of `agents f`: online, with room, and of the team `teamId` if there is one. */
const mayTake = (teamId: Sql, excludedCsId: Sql) => sql`
  f.is_active and f.status = 'online' and f.current_load < f.max_load and f.roles && ${serving}::text[]
  and f.user_id is distinct from ${excludedCsId}
  and (${teamId} is null or exists (select from team_members m where m.team_id = ${teamId} and m.cs_id = f.user_id))`

const findWaiting = (db: Handle, mode: AssignMode, skipped: Skipped): Promise<Waiting | undefined> =>
  db.one<Waiting>(sql`
    select s.id, s.team_id as "teamId", s.excluded_cs_id as "excludedCsId", coalesce(s.last_cs_id, (
      select p.last_cs_id from sessions p
      where p.customer_id = s.customer_id and p.last_cs_id is not null
        and p.updated_at > now() - ${stickyDays}::int * interval '1 day'
      order by p.created_at desc, p.id desc limit 1)) as "lastCsId"
    from sessions s join channel_accounts a on a.id = s.account_id left join teams t on t.id = s.team_id
    where s.status = 'pending' and s.routed_for = s.pending_since and a.mode = 'hosted'
      and coalesce(t.assign_mode, ${mode}) = 'auto' and s.id <> all(${[...skipped]}::text[])
      and exists (select from agents f where ${mayTake(sql`s.team_id`, sql`s.excluded_cs_id`)})
    order by ${queueOrder} limit 1`)

const candidatesFor = (db: Handle, { teamId, excludedCsId }: Waiting): Promise<Candidate[]> =>
  db.rows<Candidate>(sql`
    select f.user_id as "csId", f.current_load as load, f.max_load as "maxLoad", f.last_assigned_at as "lastAssignedAt"
    from agents f where ${mayTake(sql`${teamId}::text`, sql`${excludedCsId}::text`)}`)
