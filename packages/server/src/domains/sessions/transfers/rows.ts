import { sql } from '../../../platform/db.ts'
import type { TransferInfo, TransferStatus } from './contract.ts'

export interface Transfer {
  readonly id: string
  readonly sessionId: string
  readonly fromCsId: string
  readonly fromCsName: string
  readonly toCsId: string
  readonly toCsName: string
  readonly requestedBy: string
  readonly reason: string | null
  readonly note: string | null
  readonly status: TransferStatus
  readonly answeredBy: string | null
  readonly answer: string | null
  readonly createdAt: Date
  readonly expiresAt: Date
  readonly answeredAt: Date | null
}

export const transferColumns = sql`
  t.id, t.session_id as "sessionId", t.from_cs_id as "fromCsId", t.from_cs_name as "fromCsName", t.to_cs_id as "toCsId",
  t.to_cs_name as "toCsName", t.requested_by as "requestedBy", t.reason, t.note, t.status, t.answered_by as "answeredBy",
  t.answer, t.created_at as "createdAt", t.expires_at as "expiresAt", t.answered_at as "answeredAt"`

/** Unset keys are left out. */
export const presentTransfer = (t: Transfer): TransferInfo => ({
  transferId: t.id,
  sessionId: t.sessionId,
  fromCsId: t.fromCsId,
  fromCsName: t.fromCsName,
  toCsId: t.toCsId,
  toCsName: t.toCsName,
  requestedBy: t.requestedBy,
  ...(t.reason !== null && { reason: t.reason }),
  ...(t.note !== null && { note: t.note }),
  status: t.status,
  ...(t.answeredBy !== null && { answeredBy: t.answeredBy }),
  ...(t.answer !== null && { answer: t.answer }),
  createdAt: t.createdAt.toISOString(),
  expiresAt: t.expiresAt.toISOString(),
  ...(t.answeredAt !== null && { answeredAt: t.answeredAt.toISOString() }),
})
