import { type Db, sql } from '../../../platform/db.ts'
import type { Actor } from '../../audit/index.ts'
import { type DeliveryDetail, pingType } from '../contract.ts'
import { addDeliveries } from '../events/add-deliveries.ts'
import { auditWebhook } from '../store/create.ts'
import { findWebhook } from '../store/find.ts'
import { findDelivery } from './list.ts'

/**
 * Something to deliver for whoever sets the receiver up, also while the webhook is inactive.
 * @throws AppError 40420
 */
export const ping = (db: Db, by: Actor, webhookId: string): Promise<DeliveryDetail> =>
  db.tx(async (tx) => {
    await findWebhook(tx, webhookId)
    const now = await tx.one<{ at: Date }>(sql`select now() as at`)
    const body = JSON.stringify({ type: pingType, timestamp: now?.at.toISOString(), data: { webhookId } })
    const [id = ''] = await addDeliveries(tx, [{ webhookId, type: pingType, body }])
    await auditWebhook(tx, by, 'webhook.test', webhookId)
    return findDelivery(tx, webhookId, id)
  })
