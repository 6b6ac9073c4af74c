import { type Handle, sql } from '../../../platform/db.ts'
import { assertVisible } from '../../customers/index.ts'
import type { Reader } from '../../sessions/index.ts'
import type { CallRow } from '../calls/rows.ts'

/** Who serves customers hears the calls of those whom they see; the number says whose calls they are. */
export async function isOfVisibleCustomer(db: Handle, reader: Reader, { phoneIndex }: CallRow): Promise<boolean> {
  if (!phoneIndex) return false
  const customers = await db.rows<{ id: string }>(sql`
    select id from customers where phone_index = ${phoneIndex} and merged_into is null order by id limit 20`)
  for (const { id } of customers) {
    const sees = await assertVisible(db, reader, id).then(
      () => true,
      () => false,
    )
    if (sees) return true
  }
  return false
}
