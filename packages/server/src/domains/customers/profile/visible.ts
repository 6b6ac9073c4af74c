import { type Handle, type Sql, sql } from '../../../platform/db.ts'
import { type Reader, visibleTo } from '../../sessions/index.ts'
import { refusal } from '../refusal.ts'

/**
 * The condition on `customers c`: who sees one of the sessions sees the customer. The newest session of each identity
 * is asked for by the identity, which is right while the others still follow a merge.
 */
export const customerVisibleTo = (reader: Reader): Sql => sql`
  (${reader.readsAll}::boolean
    or exists (select from sessions s where s.customer_id = c.id and ${visibleTo(reader)})
    or exists (select from customer_identities i join sessions s on s.id = i.session_id
      where i.customer_id = c.id and ${visibleTo(reader)}))`

/** Whom they may not see is not there. One who was merged is seen by whoever sees the survivor. */
export async function assertVisible(db: Handle, reader: Reader, customerId: string): Promise<void> {
  const visible = await db.one(sql`
    select 1 from customers asked join customers c on c.id = coalesce(asked.merged_into, asked.id)
    where asked.id = ${customerId} and ${customerVisibleTo(reader)}`)
  if (!visible) throw refusal(40403)
}
