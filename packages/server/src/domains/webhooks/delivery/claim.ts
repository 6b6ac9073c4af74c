import { type Db, sql } from '../../../platform/db.ts'

export interface Claimed {
  readonly id: string
  readonly webhookId: string
  readonly type: string
  readonly body: string
  /** This one included. */
  readonly attempts: number
  readonly leaseVersion: number
  readonly url: string
  readonly secretSealed: string
  /** Signs too. */
  readonly formerSealed: string | null
  /** Seconds since 1970, by the clock of the database. */
  readonly now: number
}

/** With looking every second and renewing every four, what a dead node had is delivered by another within 13 s. */
const leaseSeconds = 12
export const renewEveryMs = 4_000
/** So that one slow receiver does not take all lanes of a node. */
const perWebhook = 4

const untilThen = sql`now() + ${leaseSeconds}::int * interval '1 second'`

/**
 * Deliveries that are due, the oldest of each webhook first.
 * @param busy the webhooks of what this node is delivering now, one for each
 */
export const claimDue = (db: Db, room: number, busy: readonly string[]): Promise<Claimed[]> =>
  db.rows<Claimed>(sql`
    with mine as materialized (
      select due.id from webhooks w cross join lateral (
        select d.id, d.next_attempt_at, d.place from webhook_deliveries d
        where d.webhook_id = w.id and d.status = 'queued' and d.next_attempt_at <= now()
          and (d.lease_until is null or d.lease_until <= now()) and (w.active or d.type = 'webhook.ping')
        order by d.next_attempt_at, d.place
        limit greatest(0, ${perWebhook}::int - (select count(*) from unnest(${[...busy]}::text[]) as b (id) where b.id = w.id))
        for update of d skip locked) as due
      where w.deleted_at is null and (w.paused_until is null or w.paused_until <= now())
      order by due.next_attempt_at, due.place limit ${room}::int)
    update webhook_deliveries d set attempts = d.attempts + 1, lease_version = d.lease_version + 1,
      lease_until = ${untilThen}, attempted_at = now()
    from mine, webhooks w where d.id = mine.id and w.id = d.webhook_id
    returning d.id, d.webhook_id as "webhookId", d.type, d.body, d.attempts, d.lease_version as "leaseVersion", w.url,
      w.secret_sealed as "secretSealed", case when w.former_until > now() then w.former_sealed end as "formerSealed",
      extract(epoch from now())::bigint as now`)

type Held = Pick<Claimed, 'id' | 'leaseVersion'>

/** They stay ours a while longer. */
export const renewLeases = (db: Db, held: readonly Held[]): Promise<number> =>
  db.run(sql`
    update webhook_deliveries d set lease_until = ${untilThen}
    from unnest(${held.map(({ id }) => id)}::text[], ${held.map(({ leaseVersion }) => leaseVersion)}::int[])
      as h (id, lease_version)
    where d.id = h.id and d.lease_version = h.lease_version and d.status = 'queued'`)

/** Another node may deliver it at once; the attempt that was broken off does not count. */
export const giveBack = (db: Db, { id, leaseVersion }: Held): Promise<number> =>
  db.run(sql`
    update webhook_deliveries set lease_until = null, attempts = attempts - 1
    where id = ${id} and lease_version = ${leaseVersion} and status = 'queued'`)
