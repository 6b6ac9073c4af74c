import { sql } from '../../../platform/db.ts'
import type { DeliveryDetail, DeliveryError, DeliveryInfo, DeliveryState } from '../contract.ts'

export interface DeliveryRow {
  readonly place: number
  readonly id: string
  readonly type: string
  readonly status: DeliveryState
  readonly attempts: number
  readonly nextAttemptAt: Date
  readonly attemptedAt: Date | null
  readonly statusCode: number | null
  readonly error: DeliveryError | null
  readonly durationMs: number | null
  readonly createdAt: Date
}

export interface WholeDelivery extends DeliveryRow {
  readonly body: string
  readonly answer: string | null
}

export const deliveryColumns = sql`
  place, id, type, status, attempts, next_attempt_at as "nextAttemptAt", attempted_at as "attemptedAt",
  status_code as "statusCode", error, duration_ms as "durationMs", created_at as "createdAt"`

/** Unset keys are left out. */
export const presentDelivery = (row: DeliveryRow): DeliveryInfo => ({
  deliveryId: row.id,
  type: row.type,
  status: row.status,
  attempts: row.attempts,
  ...(row.status === 'queued' && { nextAttemptAt: row.nextAttemptAt.toISOString() }),
  ...(row.attemptedAt && { attemptedAt: row.attemptedAt.toISOString() }),
  ...(row.statusCode !== null && { statusCode: row.statusCode }),
  ...(row.error !== null && { error: row.error }),
  ...(row.durationMs !== null && { durationMs: row.durationMs }),
  createdAt: row.createdAt.toISOString(),
})

export const presentWhole = ({ body, answer, ...row }: WholeDelivery): DeliveryDetail => ({
  ...presentDelivery(row),
  body,
  ...(answer !== null && { answer }),
})
