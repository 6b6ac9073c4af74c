import { type Handle, sql } from '../../../platform/db.ts'

/** A customer as services hold it. */
export interface Customer {
  readonly id: string
  readonly name: string | null
  readonly remark: string | null
  readonly email: string | null
  readonly phoneSealed: string | null
  /** Version of their picture. */
  readonly avatar: string | null
  readonly isVip: boolean
  readonly notes: string | null
  readonly tagIds: readonly string[]
  readonly version: number
  readonly mergedInto: string | null
  readonly createdAt: Date
  readonly updatedAt: Date
}

export const customerColumns = sql`
  c.id, c.display_name as name, c.remark, c.email, c.phone_sealed as "phoneSealed", c.is_vip as "isVip", c.notes,
  c.tag_ids as "tagIds", c.version, c.merged_into as "mergedInto", c.created_at as "createdAt",
  c.updated_at as "updatedAt", (select v.etag from customer_avatars v where v.customer_id = c.id) as avatar`

export const findCustomer = (db: Handle, id: string): Promise<Customer | undefined> =>
  db.one<Customer>(sql`select ${customerColumns} from customers c where c.id = ${id}`)

/**
 * Locks customers for the rest of the transaction, in the order of ids so that two cannot wait for each other. New
 * sessions of theirs are not held up.
 */
export const lockCustomers = (tx: Handle, ids: readonly string[]): Promise<Customer[]> =>
  tx.rows<Customer>(sql`
    select ${customerColumns} from customers c where c.id = any(${ids}) order by c.id for no key update`)

/** Whose session it is by its identity: right at every moment, also while sessions follow a merge. */
export async function customerOfSession(db: Handle, sessionId: string): Promise<string | undefined> {
  const row = await db.one<{ id: string }>(sql`
    select i.customer_id as id from sessions s join customer_identities i using (account_id, customer_ref)
    where s.id = ${sessionId}`)
  return row?.id
}
