import { createHash } from 'node:crypto'
import { type Db, type Handle, sql } from '../../../platform/db.ts'
import { tellSummary } from '../../sessions/index.ts'
import { tellCustomers } from '../tell.ts'

export interface Picture {
  readonly mime: string
  readonly bytes: Buffer
}

export interface Avatar extends Picture {
  /** Version of the picture. */
  readonly etag: string
}

/** False when it is the picture that is there already, or nobody's. */
export async function storeAvatar(db: Db, customerId: string, { mime, bytes }: Picture): Promise<boolean> {
  const etag = createHash('sha256').update(bytes).digest('base64url').slice(0, 22)
  const isNew = await db.one(sql`
    select 1 from customers c where c.id = ${customerId} and c.merged_into is null and not exists (
      select from customer_avatars v where v.customer_id = c.id and v.etag = ${etag})`)
  if (!isNew) return false
  await db.tx(async (tx) => {
    await tellSummary(tx, customerId)
    await tx.run(sql`
      insert into customer_avatars (customer_id, mime, bytes, etag) values (${customerId}, ${mime}, ${bytes}, ${etag})
      on conflict (customer_id) do update set mime = excluded.mime, bytes = excluded.bytes, etag = excluded.etag,
        fetched_at = now()`)
    await tellCustomers(tx, [{ customerId }])
  })
  return true
}

/** Of the customer, or of the one they were merged into. */
export const findAvatar = (db: Handle, customerId: string): Promise<Avatar | undefined> =>
  db.one<Avatar>(sql`
    select v.mime, v.bytes, v.etag from customers c join customer_avatars v on v.customer_id = coalesce(c.merged_into, c.id)
    where c.id = ${customerId}`)
