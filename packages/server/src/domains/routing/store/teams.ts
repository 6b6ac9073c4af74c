import { type Handle, sql } from '../../../platform/db.ts'
import { newId } from '../../../platform/ids.ts'
import type { AssignMode, Hours, Team, TeamBody } from '../contract.ts'
import type { Desk } from './desk.ts'

interface Row {
  readonly teamId: string
  readonly name: string
  readonly members: string[]
  readonly assignMode: AssignMode | null
  readonly hours: Hours | null
  readonly online: number
  readonly waiting: number
}

/** By name; of one team if its id is given. */
export async function listTeams(db: Handle, desk: Desk, teamId: string | null = null): Promise<Team[]> {
  const rows = await db.rows<Row>(sql`
    select t.id as "teamId", t.name, t.assign_mode as "assignMode", t.hours,
      array(select m.cs_id from team_members m where m.team_id = t.id order by m.cs_id) as members,
      (select count(*) from team_members m join agents a on a.user_id = m.cs_id
        where m.team_id = t.id and a.is_active and a.status <> 'offline') as online,
      (select count(*) from sessions s where s.status = 'pending' and s.team_id = t.id) as waiting
    from teams t where ${teamId}::text is null or t.id = ${teamId} order by lower(t.name), t.id`)
  return rows.map(({ assignMode, hours, ...team }) => ({
    ...team,
    ...(assignMode && { assignMode }),
    ...(hours && { hours }),
    open: desk.isOpen(team.teamId),
  }))
}

export async function addTeam(tx: Handle, { name, assignMode, hours, members }: TeamBody): Promise<string> {
  const teamId = newId('team')
  await tx.run(sql`
    insert into teams (id, name, assign_mode, hours)
    values (${teamId}, ${name.trim()}, ${assignMode ?? null}, ${asJson(hours)}::jsonb)`)
  await setMembers(tx, teamId, members)
  return teamId
}

/** False when there is no such team. */
export async function changeTeam(tx: Handle, teamId: string, body: TeamBody): Promise<boolean> {
  const changed = await tx.run(sql`
    update teams set name = ${body.name.trim()}, assign_mode = ${body.assignMode ?? null},
      hours = ${asJson(body.hours)}::jsonb, updated_at = now()
    where id = ${teamId}`)
  if (changed > 0) await setMembers(tx, teamId, body.members)
  return changed > 0
}

/** What waited in its queue is routed anew. */
export async function removeTeam(tx: Handle, teamId: string): Promise<boolean> {
  await tx.run(sql`
    with waiting as materialized (
      select id from sessions where status <> 'closed' and team_id = ${teamId} order by id for update)
    update sessions s set team_id = null, routed_for = null, version = version + 1 from waiting where s.id = waiting.id`)
  return (await tx.run(sql`delete from teams where id = ${teamId}`)) > 0
}

export const isNamed = async (tx: Handle, name: string, exceptTeam = ''): Promise<boolean> =>
  (await tx.one(sql`
    select 1 from teams where lower(name) = lower(${name.trim()}) and id <> ${exceptTeam}`)) !== undefined

/** Those of `csIds` who are no agents. */
export async function unknownAgents(tx: Handle, csIds: readonly string[]): Promise<string[]> {
  const rows = await tx.rows<{ csId: string }>(sql`
    select cs_id as "csId" from unnest(${csIds}::text[]) as given (cs_id)
    where not exists (select from agents a where a.user_id = cs_id)`)
  return rows.map(({ csId }) => csId)
}

/** Those of `teamIds` that are no teams. The others stay until the transaction ends. */
export async function unknownTeams(tx: Handle, teamIds: readonly string[]): Promise<string[]> {
  const known = await tx.rows<{ id: string }>(sql`select id from teams where id = any(${teamIds}::text[]) for share`)
  return teamIds.filter((teamId) => known.every(({ id }) => id !== teamId))
}

async function setMembers(tx: Handle, teamId: string, members: readonly string[]): Promise<void> {
  await tx.run(sql`delete from team_members where team_id = ${teamId} and cs_id <> all(${members}::text[])`)
  await tx.run(sql`
    insert into team_members (team_id, cs_id) select ${teamId}, unnest(${members}::text[]) on conflict do nothing`)
}

const asJson = (hours: Hours | undefined) => (hours ? JSON.stringify(hours) : null)
