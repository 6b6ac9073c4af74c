import { type Handle, sql } from '../../../platform/db.ts'
import type { EventType, WebhookInfo } from '../contract.ts'
import { refusal } from '../refusal.ts'

interface Row {
  readonly id: string
  readonly url: string
  readonly events: EventType[]
  readonly description: string
  readonly active: boolean
  readonly isGone: boolean
  readonly failingSince: Date | null
  readonly pausedUntil: Date | null
  readonly formerUntil: Date | null
  readonly createdBy: string
  readonly createdAt: Date
}

const columns = sql`
  id, url, events, description, active, is_gone as "isGone", failing_since as "failingSince", created_by as "createdBy",
  created_at as "createdAt", case when paused_until > now() then paused_until end as "pausedUntil",
  case when former_until > now() then former_until end as "formerUntil"`

/** The oldest first; there are few of them. */
export const listWebhooks = async (db: Handle): Promise<WebhookInfo[]> =>
  (await db.rows<Row>(sql`select ${columns} from webhooks where deleted_at is null order by created_at, id`)).map(
    present,
  )

/** @throws AppError 40420 */
export async function findWebhook(db: Handle, webhookId: string): Promise<WebhookInfo> {
  const row = await db.one<Row>(sql`select ${columns} from webhooks where id = ${webhookId} and deleted_at is null`)
  if (!row) throw refusal(40420)
  return present(row)
}

const present = ({ id, isGone, failingSince, pausedUntil, formerUntil, createdAt, ...rest }: Row): WebhookInfo => ({
  webhookId: id,
  ...rest,
  ...(isGone && { isGone }),
  ...(failingSince && { failingSince: failingSince.toISOString() }),
  ...(pausedUntil && { pausedUntil: pausedUntil.toISOString() }),
  ...(formerUntil && { formerUntil: formerUntil.toISOString() }),
  createdAt: createdAt.toISOString(),
})
