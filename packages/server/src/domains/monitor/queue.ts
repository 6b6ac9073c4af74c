import { type Handle, sql } from '../../platform/db.ts'
import { readDesk } from '../routing/index.ts'
import type { MonitorQueue } from './contract.ts'

interface Group {
  readonly by: 'channel' | 'team' | 'all'
  readonly key: string | null
  readonly name: string | null
  readonly pending: number
  readonly urgent: number
  readonly longestWait: number
  readonly now: Date
}

interface Waiting {
  readonly sessionId: string
  readonly channelId: string
  readonly teamId: string | null
  readonly customerName: string | null
  readonly priority: string
  readonly reason: string | null
  readonly pendingSince: Date
  readonly wait: number
}

const none = { pending: 0, urgent: 0, longestWait: 0 }

/** Who waits for an agent. */
export async function watchQueue(db: Handle): Promise<MonitorQueue> {
  const { settings } = await readDesk(db, 'manual')
  const groups = await grouped(db, settings.timers.pendingUrgent)
  const of = (by: Group['by']) => groups.filter((group) => group.by === by)
  const figures = ({ pending, urgent, longestWait }: Omit<Group, 'by' | 'key' | 'name' | 'now'>) => ({
    pending,
    urgent,
    longestWait,
  })
  const [all] = of('all')
  return {
    asOf: (all?.now ?? new Date()).toISOString(),
    ...figures(all ?? none),
    byChannel: of('channel').map((group) => ({ channelId: group.key ?? '', ...figures(group) })),
    byTeam: of('team').map((group) => ({
      ...(group.key !== null && { teamId: group.key }),
      ...(group.name !== null && { teamName: group.name }),
      ...figures(group),
    })),
    oldest: (await oldest(db)).map(({ teamId, customerName, reason, pendingSince, ...rest }) => ({
      ...rest,
      ...(teamId !== null && { teamId }),
      ...(customerName !== null && { customerName }),
      ...(reason !== null && { reason }),
      pendingSince: pendingSince.toISOString(),
    })),
  }
}

const grouped = (db: Handle, urgentSeconds: number): Promise<Group[]> =>
  db.rows<Group>(sql`
    with waiting as (
      select a.channel_id, s.team_id, t.name as team_name, s.priority, s.pending_since from sessions s
        join channel_accounts a on a.id = s.account_id left join teams t on t.id = s.team_id
      where s.status = 'pending')
    select case grouping(channel_id, team_id) when 1 then 'channel' when 2 then 'team' else 'all' end as by,
      case grouping(channel_id, team_id) when 1 then channel_id when 2 then team_id end as key, case grouping(team_id) when 0 then max(team_name) end as name,
      count(*) as pending,
      count(*) filter (where priority = 'urgent' or pending_since < now() - ${urgentSeconds}::int * interval '1 second') as urgent,
      coalesce(greatest(0, floor(extract(epoch from now() - min(pending_since)))), 0)::int as "longestWait", now() as now
    from waiting group by grouping sets ((channel_id), (team_id), ()) order by pending desc, key`)

const oldest = (db: Handle): Promise<Waiting[]> =>
  db.rows<Waiting>(sql`
    select s.id as "sessionId", a.channel_id as "channelId", s.team_id as "teamId", c.display_name as "customerName",
      s.priority, s.handoff_reason as reason, coalesce(s.pending_since, s.updated_at) as "pendingSince",
      greatest(0, floor(extract(epoch from now() - coalesce(s.pending_since, s.updated_at))))::int as wait
    from sessions s join channel_accounts a on a.id = s.account_id join customers c on c.id = s.customer_id
    where s.status = 'pending' order by s.pending_since, s.id limit 50`)
