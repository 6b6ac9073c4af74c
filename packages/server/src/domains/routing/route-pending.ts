import { append } from '../../feed/index.ts'
import { type Db, type Handle, sql } from '../../platform/db.ts'
import { texts } from '../../platform/sql-lists.ts'
import type { AssignMode } from './contract.ts'
import { queuePlaces } from './places.ts'
import { type Asker, type DepartmentsOf, type Route, routesFor } from './route.ts'
import { readDesk } from './store/desk.ts'

export interface RouteDeps {
  readonly db: Db
  readonly departmentsOf: DepartmentsOf
  readonly assignMode: AssignMode
}

const chunk = 200

/** Sessions that have begun to wait are given their team and their priority. Returns how many. */
export const routePending = ({ db, departmentsOf, assignMode }: RouteDeps): Promise<number> =>
  db.tx(async (tx) => {
    const waiting = await lockUnrouted(tx)
    if (waiting.length === 0) return 0
    const desk = await readDesk(tx, assignMode)
    const routes = await routesFor(tx, departmentsOf, waiting)
    await store(
      tx,
      waiting.map(({ id }, index) => {
        const route = routes[index] ?? { teamId: null, priority: 'normal' }
        return { id, ...route, isOffline: desk.isOffline(route.teamId) }
      }),
    )
    return waiting.length
  })

/** One that somebody works on is routed at the next look. */
const lockUnrouted = (tx: Handle): Promise<(Asker & { id: string })[]> =>
  tx.rows<Asker & { id: string }>(sql`
    select s.id, s.account_id as "accountId", s.customer_ref as "customerRef", a.channel_id as "channelId",
      a.contract_type as "channelType", a.bot_id as "botId", s.priority, s.team_id as "teamId",
      s.tag_ids || coalesce(c.tag_ids, '{}') as "tagIds", coalesce(c.is_vip, false) as "isVip"
    from sessions s join channel_accounts a on a.id = s.account_id left join customers c on c.id = s.customer_id
    where s.status = 'pending' and s.routed_for is distinct from s.pending_since
    order by s.id limit ${chunk} for update of s skip locked`)

type Routed = Route & { readonly id: string; readonly isOffline: boolean }

/** Told only of sessions that look different by it. */
async function store(tx: Handle, routed: readonly Routed[]): Promise<void> {
  const changed = await tx.rows<{ id: string }>(sql`
    with routed as (
      select u.*, s.team_id is distinct from u.team_id or s.priority <> u.priority or s.offline_queue <> u.is_offline as differs
      from unnest(${texts(routed.map(({ id }) => id))}, ${texts(routed.map(({ teamId }) => teamId))},
        ${texts(routed.map(({ priority }) => priority))}, ${routed.map(({ isOffline }) => isOffline)}::boolean[])
        as u (id, team_id, priority, is_offline) join sessions s using (id)),
    stored as (
      update sessions s set team_id = r.team_id, priority = r.priority, offline_queue = r.is_offline,
        routed_for = s.pending_since, version = s.version + r.differs::int
      from routed r where s.id = r.id returning s.id, r.differs)
    select id from stored where differs`)
  await tx.run(sql`
    update sessions s set queue_told_at = now(), queue_told_place = p.place from (${queuePlaces}) p
    where s.id = p.id and s.id = any(${routed.map(({ id }) => id)})`)
  await append(
    tx,
    changed.map(({ id }) => ({ kind: 'session_updated', sessionId: id, phase: 'pending', data: {} })),
  )
}
