import { type Handle, sql } from '../../platform/db.ts'
import { permissions } from '../access/contract.ts'
import type { AgentStatus } from '../agents/contract.ts'
import type { MonitorAgents } from './contract.ts'

interface AgentRow {
  readonly csId: string
  readonly name: string
  readonly role: string
  readonly status: AgentStatus
  readonly statusSince: Date
  readonly teamIds: string[]
  readonly load: number
  readonly maxLoad: number
  readonly lastReplyAt: Date | null
  readonly now: Date
}

interface SessionRow {
  readonly sessionId: string
  readonly csId: string
  readonly channelId: string
  readonly customerName: string | null
  readonly since: Date | null
  readonly lastAgentAt: Date | null
  readonly waitingSince: Date | null
}

const mostSessions = 50

/** Who serves, how much, and for whom they let wait. */
export async function watchAgents(db: Handle): Promise<MonitorAgents> {
  const agents = await serving(db)
  const sessions = new Map<string, SessionRow[]>()
  for (const session of await openSessions(db)) {
    const held = sessions.get(session.csId)
    if (held) held.push(session)
    else sessions.set(session.csId, [session])
  }
  return {
    asOf: (agents[0]?.now ?? new Date()).toISOString(),
    items: agents.map((agent) => present(agent, sessions.get(agent.csId) ?? [])),
  }
}

const serving = (db: Handle): Promise<AgentRow[]> =>
  db.rows<AgentRow>(sql`
    select a.user_id as "csId", a.name, a.role, a.status, a.status_since as "statusSince",
      a.current_load as load, a.max_load as "maxLoad", now() as now,
      array(select team_id from team_members m where m.cs_id = a.user_id order by team_id) as "teamIds",
      (select last_reply_at from report_facts f where f.agent_id = a.user_id and f.last_reply_at is not null
        order by f.last_reply_at desc limit 1) as "lastReplyAt"
    from agents a where a.is_active and a.roles && ${[...permissions['sessions.serve']]}::text[]
    order by array_position(array['online', 'busy', 'offline'], a.status), a.name, a.user_id limit 500`)

/** Those of people. Messages are only looked at where the customer had the last word, from the last answer on. */
const openSessions = (db: Handle): Promise<SessionRow[]> =>
  db.rows<SessionRow>(sql`
    select s.id as "sessionId", s.manual_cs_id as "csId", a.channel_id as "channelId", c.display_name as "customerName",
      s.manual_since as since, s.last_agent_at as "lastAgentAt", w.since as "waitingSince"
    from sessions s join channel_accounts a on a.id = s.account_id join customers c on c.id = s.customer_id
      left join lateral (
        select m.created_at as since from messages m
        where s.last_sender_type = 'customer' and m.session_id = s.id and m.sender_type = 'customer'
          and m.seq > coalesce((
            select r.seq from messages r where r.session_id = s.id and r.sender_type in ('manual', 'ai')
            order by r.seq desc limit 1), 0)
        order by m.seq limit 1) as w on true
    where s.status = 'manual' order by w.since nulls last, s.id`)

function present(agent: AgentRow, sessions: readonly SessionRow[]): MonitorAgents['items'][number] {
  const { csId, name, role, status, teamIds, load, maxLoad } = agent
  const [longest] = sessions
  const acts = [agent.lastReplyAt, ...sessions.map(({ lastAgentAt }) => lastAgentAt)].filter((at) => at !== null)
  const lastAct = acts.sort((a, b) => b.getTime() - a.getTime())[0]
  return {
    csId,
    name,
    role,
    status,
    statusSince: agent.statusSince.toISOString(),
    teamIds,
    load,
    maxLoad,
    ...(longest?.waitingSince && { oldestWaitingSince: longest.waitingSince.toISOString() }),
    ...(lastAct && { lastActivityAt: lastAct.toISOString() }),
    sessions: sessions.slice(0, mostSessions).map(({ sessionId, channelId, customerName, since, waitingSince }) => ({
      sessionId,
      channelId,
      ...(customerName !== null && { customerName }),
      ...(since && { since: since.toISOString() }),
      ...(waitingSince && { waitingSince: waitingSince.toISOString() }),
    })),
  }
}
