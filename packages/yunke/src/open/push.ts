import { readCallRecords } from '../calls/call-log-page.ts'
import type { CallRecord } from '../calls/call-record.ts'
import { isRecord } from '../is-record.ts'
import { verifyOpenSign } from './sign.ts'

/** What Yunke wants to hear; anything else puts the calls into the queue of failed pushes. */
export const callPushAck = { success: true, code: 200, message: 'ok' } as const

export interface CallPush {
  readonly records: readonly CallRecord[]
  /** Rows that are no call to us. */
  readonly skipped: number
}

/** The calls of a pushed body: one, a list, or a list under `data`. What is none of these holds no calls. */
export function readCallPush(body: unknown): CallPush {
  const inner = isRecord(body) && (Array.isArray(body.data) || isRecord(body.data)) ? body.data : body
  const { records, skipped } = readCallRecords(Array.isArray(inner) ? inner : [inner])
  return { records, skipped: skipped.no_id + skipped.no_time + skipped.no_object }
}

export interface PushHeaders {
  readonly company?: string | undefined
  readonly partnerId?: string | undefined
  readonly timestamp?: string | undefined
  readonly sign?: string | undefined
}

export interface PushVerification {
  readonly headers: PushHeaders
  readonly company: string
  readonly signKey: string
  /** Milliseconds since 1970. */
  readonly now: number
  /** 5 minutes when absent. */
  readonly toleranceMs?: number | undefined
}

/**
 * Is a push signed by Yunke? Whether it signs at all is not documented: `absent` is neither yes nor no, and must then be
 * decided by an address that nobody can guess and by where it comes from. The signature does not cover the body.
 */
export function verifyCallPush(push: PushVerification): 'valid' | 'invalid' | 'absent' {
  const { company, partnerId, timestamp, sign } = push.headers
  if (sign === undefined) return 'absent'
  if (company !== push.company || partnerId === undefined || !/^\d{13}$/.test(timestamp ?? '')) return 'invalid'
  const skewMs = Math.abs(push.now - Number(timestamp))
  if (skewMs > (push.toleranceMs ?? 300_000)) return 'invalid'
  const signed = { signKey: push.signKey, company, partnerId, timestamp: timestamp ?? '' }
  return verifyOpenSign(signed, sign) ? 'valid' : 'invalid'
}
