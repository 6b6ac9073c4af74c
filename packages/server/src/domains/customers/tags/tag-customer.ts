import { type Db, sql } from '../../../platform/db.ts'
import { tellSummary } from '../../sessions/index.ts'
import type { Tag } from '../contract.ts'
import { lockLiving } from '../profile/living.ts'
import { tellCustomers } from '../tell.ts'
import { knownTags } from './tags.ts'

/** From now on the customer has these tags and no others. */
export const tagCustomer = (db: Db, customerId: string, tagIds: readonly string[]): Promise<Tag[]> =>
  db.tx(async (tx) => {
    const tags = await knownTags(tx, tagIds)
    await tellSummary(tx, customerId)
    await lockLiving(tx, customerId)
    await tx.run(sql`
      update customers set tag_ids = ${tags.map(({ tagId }) => tagId)}, updated_at = now() where id = ${customerId}`)
    await tellCustomers(tx, [{ customerId }])
    return tags
  })
