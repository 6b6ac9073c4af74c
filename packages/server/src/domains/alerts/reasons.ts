import { type Handle, sql } from '../../platform/db.ts'
import { type Permission, permissions } from '../access/contract.ts'
import { readDesk } from '../routing/index.ts'
import type { AlertKind } from './contract.ts'
import type { Words } from './texts.ts'

/** One thing to tell, and to whom, before it is known who has heard of it already. */
export interface Reason {
  readonly kind: AlertKind
  readonly sessionId?: string
  readonly accountId?: string
  readonly userIds: readonly string[]
  readonly text: string
}

export interface Situation {
  readonly tx: Handle
  readonly waitSeconds: number
  readonly say: Words
  /** Where the console is. */
  readonly url: string
}

type Find = (situation: Situation) => Promise<Reason[]>

/** Automatic assignment and a screen that reloads have this long. */
const settleSeconds = 15
const failingSeconds = 120

export const reasons: Record<Exclude<AlertKind, 'mention'>, Find> = {
  /** Whoever could come, and whoever can call them; after hours nobody is to be there. */
  async nobody_online({ tx, say, url }) {
    const desk = await readDesk(tx, 'manual')
    const lines = (await waitingFor(tx, settleSeconds)).filter(
      ({ teamId }) => desk.isOpen(teamId) && desk.isOffline(teamId),
    )
    const supervisors = lines.length > 0 ? await holders(tx, 'sessions.supervise') : []
    const found: Reason[] = []
    for (const { teamId, sessionId, count, seconds } of lines) {
      const userIds = [...new Set([...(await holders(tx, 'sessions.serve', teamId)), ...supervisors])]
      found.push({ kind: 'nobody_online', sessionId, userIds, text: say.nobodyOnline(count, seconds, url) })
    }
    return found
  },
  /** Supervisors, also those who are online: agents who are there see the queue, and the others are off duty. */
  async long_wait({ tx, say, url, waitSeconds }) {
    const desk = await readDesk(tx, 'manual')
    const lines = (await waitingFor(tx, waitSeconds)).filter(({ teamId }) => desk.isOpen(teamId))
    const [first] = lines
    if (!first) return []
    const count = lines.reduce((sum, line) => sum + line.count, 0)
    const userIds = await holders(tx, 'sessions.supervise')
    return [{ kind: 'long_wait', sessionId: first.sessionId, userIds, text: say.longWait(count, first.seconds, url) }]
  },
  async account_failing({ tx, say, url }) {
    const failing = await failingAccounts(tx)
    if (failing.length === 0) return []
    const userIds = await holders(tx, 'system.read')
    return failing.map(({ accountId, name, minutes }) => ({
      kind: 'account_failing',
      accountId,
      userIds,
      text: say.accountFailing(name, minutes, url),
    }))
  },
}

interface Line {
  readonly teamId: string | null
  readonly sessionId: string
  readonly count: number
  readonly seconds: number
}

/** Who has waited for longer, by team; the longest first. */
const waitingFor = (tx: Handle, seconds: number): Promise<Line[]> =>
  tx.rows<Line>(sql`
    select team_id as "teamId", (array_agg(id order by pending_since))[1] as "sessionId", count(*) as count,
      floor(extract(epoch from now() - min(pending_since)))::int as seconds
    from sessions where status = 'pending' and pending_since < now() - ${seconds}::int * interval '1 second'
    group by team_id order by min(pending_since)`)

const failingAccounts = (tx: Handle) =>
  tx.rows<{ accountId: string; name: string; minutes: number }>(sql`
    select a.id as "accountId", a.name, floor(extract(epoch from now() - f.since) / 60)::int as minutes
    from channel_accounts a cross join lateral (
      select least(
        (select failing_since from pulls p where p.account_id = a.id),
        (select min(queued_at) from outbound o where o.account_id = a.id and o.attempts > 0)) as since) as f
    where f.since < now() - ${failingSeconds}::int * interval '1 second' order by f.since limit 20`)

/** People who may do it; with a team its members alone. */
const holders = async (tx: Handle, permission: Permission, teamId: string | null = null): Promise<string[]> =>
  (
    await tx.rows<{ userId: string }>(sql`
      select user_id as "userId" from agents a where is_active and roles && ${[...permissions[permission]]}::text[]
        and (${teamId}::text is null
          or exists (select from team_members m where m.team_id = ${teamId} and m.cs_id = a.user_id))
      order by user_id limit 2000`)
  ).map(({ userId }) => userId)
