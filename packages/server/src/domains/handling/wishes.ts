import type { Handling } from '../../channels/channel.ts'
import { type Db, type Handle, sql } from '../../platform/db.ts'
import { texts } from '../../platform/sql-lists.ts'

/** Who shall have a conversation at the remote from now on. */
export interface Wish {
  readonly accountId: string
  readonly customerRef: string
  readonly sessionId: string
  /** `desk`: nothing is to be done there, and what was wished before is forgotten. */
  readonly wanted: Handling['by']
  readonly staffRef: string | null
  /** Said to the customer by the code of the change. */
  readonly content: string | null
}

export interface ClaimedWish extends Wish {
  readonly attempts: number
  readonly version: number
}

/** Written in the transaction of the transition; a newer wish takes the place of one not yet carried out. */
export async function wish(tx: Handle, all: readonly Wish[]): Promise<void> {
  if (all.length === 0) return
  const pushed = all.filter(({ wanted }) => wanted !== 'desk')
  const dropped = all.filter(({ wanted }) => wanted === 'desk')
  const text = (pick: (w: Wish) => string | null) => texts(pushed.map(pick))
  if (dropped.length > 0)
    await tx.run(sql`
      delete from remote_wishes w
      using unnest(${texts(dropped.map((d) => d.accountId))}, ${texts(dropped.map((d) => d.customerRef))})
        as d (account_id, customer_ref)
      where w.account_id = d.account_id and w.customer_ref = d.customer_ref`)
  if (pushed.length > 0)
    await tx.run(sql`
      insert into remote_wishes (account_id, customer_ref, session_id, wanted, staff_ref, content)
      select * from unnest(${text((w) => w.accountId)}, ${text((w) => w.customerRef)}, ${text((w) => w.sessionId)},
        ${text((w) => w.wanted)}, ${text((w) => w.staffRef)}, ${text((w) => w.content)})
      on conflict (account_id, customer_ref) do update set session_id = excluded.session_id, wanted = excluded.wanted,
        staff_ref = excluded.staff_ref, content = excluded.content, attempts = 0, next_attempt_at = now(),
        version = remote_wishes.version + 1`)
}

/** A wish whose node died is due again after its lease: giving the same twice is harmless. */
export const claimWish = (db: Db, accountIds: readonly string[]): Promise<ClaimedWish | undefined> =>
  db.one<ClaimedWish>(sql`
    update remote_wishes set attempts = attempts + 1, version = version + 1,
      next_attempt_at = now() + interval '40 seconds'
    where (account_id, customer_ref) = (
      select account_id, customer_ref from remote_wishes
      where next_attempt_at <= now() and account_id = any(${accountIds})
      order by next_attempt_at limit 1 for update skip locked)
    returning account_id as "accountId", customer_ref as "customerRef", session_id as "sessionId", wanted,
      staff_ref as "staffRef", content, attempts, version`)

/** Nothing happens to a wish that is newer than the one that was claimed. */
export const finishWish = (db: Db, { accountId, customerRef, version }: ClaimedWish) =>
  db.run(sql`
    delete from remote_wishes
    where account_id = ${accountId} and customer_ref = ${customerRef} and version = ${version}`)

export const postponeWish = (db: Db, { accountId, customerRef, version }: ClaimedWish, afterMs: number) =>
  db.run(sql`
    update remote_wishes set next_attempt_at = now() + ${afterMs}::int * interval '1 millisecond'
    where account_id = ${accountId} and customer_ref = ${customerRef} and version = ${version}`)
