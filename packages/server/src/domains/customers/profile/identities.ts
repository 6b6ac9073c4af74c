import { type Handle, sql } from '../../../platform/db.ts'
import type { CustomerIdentity } from '../contract.ts'

/** The identities of each customer, the oldest first. */
export async function identitiesOf(
  db: Handle,
  customerIds: readonly string[],
): Promise<Map<string, CustomerIdentity[]>> {
  const rows = await db.rows<Omit<CustomerIdentity, 'name'> & { customerId: string; name: string | null }>(sql`
    select i.customer_id as "customerId", a.channel_id as "channelId", i.account_id as "accountId",
      i.customer_ref as "customerRef", i.name
    from customer_identities i join channel_accounts a on a.id = i.account_id
    where i.customer_id = any(${customerIds}) order by i.customer_id, a.channel_id, i.account_id, i.customer_ref`)
  const found = new Map<string, CustomerIdentity[]>(customerIds.map((id) => [id, []]))
  for (const { customerId, name, ...identity } of rows)
    found.get(customerId)?.push({ ...identity, ...(name !== null && { name }) })
  return found
}
