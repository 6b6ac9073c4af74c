import { type Db, sql } from '../../../platform/db.ts'
import type { Actor } from '../../audit/index.ts'
import { auditWebhook } from './create.ts'
import { findWebhook } from './find.ts'

/** Its deliveries, which may be many, are taken away by the sweep. */
export const removeWebhook = (db: Db, by: Actor, id: string): Promise<void> =>
  db.tx(async (tx) => {
    await findWebhook(tx, id)
    await tx.run(sql`
      update webhooks set deleted_at = now(), active = false, secret_sealed = '', former_sealed = null where id = ${id}`)
    await auditWebhook(tx, by, 'webhook.delete', id)
  })
