import { type Handle, type Sql, sql } from '../../../platform/db.ts'
import { type Reader, visibleTo } from '../../sessions/index.ts'
import type { CustomerSession } from '../contract.ts'

interface Row {
  readonly sessionId: string
  readonly status: CustomerSession['status']
  readonly channelId: string
  readonly channelType: string
  readonly csName: string | null
  readonly messageCount: number
  readonly lastMessage: string | null
  readonly rating: number | null
  readonly createdAt: Date
  readonly closedAt: Date | null
}

const shown = 20
const countedUpTo = 1_000

/** Whose sessions are to be looked at: the customer's own, and those that are still to follow an identity. */
const owners = (customerId: string): Sql => sql`(
  select ${customerId}::text as id
  union select m.from_customer from customer_moves m join customer_identities i using (account_id, customer_ref)
  where i.customer_id = ${customerId}) as owner`

/** Of all identities, newest first; an identity's sessions are where the identity is, moved or not. */
export async function sessionsOf(db: Handle, reader: Reader, customerId: string): Promise<CustomerSession[]> {
  const rows = await db.rows<Row>(sql`
    select s.* from ${owners(customerId)} cross join lateral (
      select s.id as "sessionId", s.status, a.channel_id as "channelId", a.contract_type as "channelType",
        coalesce(s.manual_cs_name, s.last_cs_name) as "csName", s.message_count as "messageCount",
        s.last_message as "lastMessage", r.rating, s.created_at as "createdAt", s.closed_at as "closedAt"
      from sessions s join customer_identities i using (account_id, customer_ref)
        join channel_accounts a on a.id = s.account_id left join session_ratings r on r.session_id = s.id
      where s.customer_id = owner.id and i.customer_id = ${customerId} and ${visibleTo(reader)}
      order by s.created_at desc, s.id desc limit ${shown}) as s
    order by s."createdAt" desc, s."sessionId" desc limit ${shown}`)
  return rows.map(present)
}

export async function sessionCountOf(db: Handle, reader: Reader, customerId: string): Promise<number> {
  const row = await db.one<{ count: number }>(sql`
    select count(*)::int as count from (
      select 1 from ${owners(customerId)} join sessions s on s.customer_id = owner.id
        join customer_identities i using (account_id, customer_ref)
      where i.customer_id = ${customerId} and ${visibleTo(reader)} limit ${countedUpTo}) as counted`)
  return row?.count ?? 0
}

const present = ({ csName, lastMessage, rating, createdAt, closedAt, ...row }: Row): CustomerSession => ({
  ...row,
  ...(csName !== null && { csName }),
  ...(lastMessage !== null && { lastMessage }),
  ...(rating !== null && { rating }),
  createdAt: createdAt.toISOString(),
  ...(closedAt && { closedAt: closedAt.toISOString() }),
})
