import { type Handle, sql } from '../../../platform/db.ts'
import type { DeliveriesQuery, DeliveryDetail, DeliveryPage } from '../contract.ts'
import { refusal } from '../refusal.ts'
import { type DeliveryRow, deliveryColumns, presentDelivery, presentWhole, type WholeDelivery } from './rows.ts'

/** Newest first. A cursor that is not one of ours begins at the top. */
export async function listDeliveries(
  db: Handle,
  webhookId: string,
  { status, cursor = '', limit = 50 }: DeliveriesQuery,
): Promise<DeliveryPage> {
  const before = /^\d{1,15}$/.test(cursor) ? Number(cursor) : Number.MAX_SAFE_INTEGER
  const rows = await db.rows<DeliveryRow>(sql`
    select ${deliveryColumns} from webhook_deliveries
    where webhook_id = ${webhookId} and place < ${before} and ${status === undefined ? sql`true` : sql`status = ${status}`}
    order by place desc limit ${limit + 1}`)
  const last = rows.length > limit ? rows[limit - 1] : undefined
  return { items: rows.slice(0, limit).map(presentDelivery), ...(last && { next: String(last.place) }) }
}

/** @throws AppError 40421 */
export async function findDelivery(db: Handle, webhookId: string, deliveryId: string): Promise<DeliveryDetail> {
  const row = await db.one<WholeDelivery>(sql`
    select ${deliveryColumns}, body, answer from webhook_deliveries where id = ${deliveryId} and webhook_id = ${webhookId}`)
  if (!row) throw refusal(40421)
  return presentWhole(row)
}
