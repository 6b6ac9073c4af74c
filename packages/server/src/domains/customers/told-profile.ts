import type { RemoteProfile } from '../../channels/channel.ts'
import { type Handle, sql } from '../../platform/db.ts'

/** What the remote called a customer when it brought their newest message, for remotes that cannot be asked. */
export async function toldProfile(
  db: Handle,
  accountId: string,
  customerRef: string,
): Promise<RemoteProfile | undefined> {
  const row = await db.one<{ customer: RemoteProfile | null }>(sql`
    select i.item->'customer' as customer from customer_identities c
      join messages m on m.session_id = c.session_id and m.sender_type = 'customer'
      join inbound i on i.account_id = c.account_id and i.remote_key = m.remote_key
    where c.account_id = ${accountId} and c.customer_ref = ${customerRef}
    order by m.seq desc limit 1`)
  return row?.customer ?? undefined
}
