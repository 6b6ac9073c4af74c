import { type Handle, sql } from '../../../platform/db.ts'
import { permissions } from '../../access/contract.ts'
import type { AssignMode, Hours, RoutingSettings } from '../contract.ts'
import { isOpen } from '../policy/hours.ts'
import { readSettings } from './settings.ts'

/** Roles that serve customers, for statements. */
export const serving: string[] = [...permissions['sessions.serve']]

/** Who is there, and how the desk works, at this moment. */
export interface Desk {
  readonly now: Date
  readonly settings: RoutingSettings
  /** Within the hours of the team, or of the desk for a session of no team. */
  isOpen(teamId: string | null): boolean
  /** Nobody takes what comes: it is after hours, or nobody is there. */
  isOffline(teamId: string | null): boolean
}

interface TeamRow {
  readonly id: string | null
  readonly hours: Hours | null
  readonly isStaffed: boolean
  readonly now: Date
}

export async function readDesk(db: Handle, assignMode: AssignMode): Promise<Desk> {
  const settings = await readSettings(db, assignMode)
  const rows = await db.rows<TeamRow>(sql`
    with present as materialized (
      select user_id from agents where is_active and status <> 'offline' and roles && ${serving}::text[])
    select null as id, null::jsonb as hours, exists (select from present) as "isStaffed", now() as now
    union all
    select t.id, t.hours, exists (select from team_members m join present p on p.user_id = m.cs_id where m.team_id = t.id),
      now()
    from teams t`)
  const now = rows[0]?.now ?? new Date()
  const teams = new Map(rows.map((row) => [row.id, row]))
  const open = (teamId: string | null) => isOpen(teams.get(teamId)?.hours ?? settings.hours, now)
  return {
    now,
    settings,
    isOpen: open,
    isOffline: (teamId) => !open(teamId) || teams.get(teamId)?.isStaffed !== true,
  }
}
