import { type Handle, sql } from '../../platform/db.ts'

export interface Position {
  readonly xid: string
  readonly id: number
  /** Sessions up to this id that were there before are in; null = all of them. */
  readonly walked: string | null
  /** Changes after this place have been swept away: what they told has to be looked for in the sessions. */
  readonly lost: boolean
}

export const readPosition = (tx: Handle): Promise<Position | undefined> =>
  tx.one<Position>(sql`
    select p.xid::text, p.id, p.walked, (h.xid, h.id) > (p.xid, p.id) as lost from report_position p, feed_horizon h`)

/** Everything that happened before this moment is in the facts. */
export async function factsAsOf(db: Handle): Promise<Date> {
  const row = await db.one<{ at: Date }>(sql`
    select coalesce(
      (select c.at from changes c where (c.xid, c.id) > (p.xid, p.id) order by c.xid, c.id limit 1), now()) as at
    from report_position p`)
  return row?.at ?? new Date(0)
}
