import { type Db, type Handle, sql } from '../../../platform/db.ts'
import type { Actor } from '../../audit/index.ts'
import type { DeliveryDetail } from '../contract.ts'
import { refusal } from '../refusal.ts'
import { auditWebhook } from '../store/create.ts'
import { findWebhook } from '../store/find.ts'
import { findDelivery } from './list.ts'

/** Of what waits, the next attempt comes now; what is under way stays as it is. */
const anew = sql`status = 'queued', attempts = 0, next_attempt_at = now()`

/**
 * Delivers it once more, under the id that the receiver knows, with all attempts.
 * @throws AppError 40420, 40421, 40920
 */
export const replayOne = (db: Db, by: Actor, webhookId: string, deliveryId: string): Promise<DeliveryDetail> =>
  db.tx(async (tx) => {
    await assertActive(tx, webhookId)
    await findDelivery(tx, webhookId, deliveryId)
    await tx.run(sql`
      update webhook_deliveries set ${anew}
      where id = ${deliveryId} and webhook_id = ${webhookId} and (lease_until is null or lease_until <= now())`)
    await resume(tx, webhookId)
    await auditWebhook(tx, by, 'webhook.replay', webhookId, { deliveryId })
    return findDelivery(tx, webhookId, deliveryId)
  })

const chunk = 1_000

/**
 * The same for all that were given up, in short transactions; returns how many.
 * @throws AppError 40420, 40920
 */
export async function replayFailed(db: Db, by: Actor, webhookId: string, since: string): Promise<number> {
  await db.tx(async (tx) => {
    await assertActive(tx, webhookId)
    await resume(tx, webhookId)
    await auditWebhook(tx, by, 'webhook.replay', webhookId, { since })
  })
  let replayed = 0
  for (let some = chunk; some === chunk; replayed += some) {
    some = await db.run(sql`
      update webhook_deliveries set ${anew} where place in (
        select place from webhook_deliveries
        where webhook_id = ${webhookId} and status = 'failed' and type <> 'webhook.ping' and created_at >= ${since}::timestamptz
        order by place limit ${chunk})`)
  }
  return replayed
}

async function assertActive(tx: Handle, webhookId: string): Promise<void> {
  if (!(await findWebhook(tx, webhookId)).active) throw refusal(40920)
}

/** Who replays knows that the receiver is there again. */
const resume = (tx: Handle, webhookId: string) =>
  tx.run(sql`update webhooks set paused_until = null where id = ${webhookId} and paused_until is not null`)
