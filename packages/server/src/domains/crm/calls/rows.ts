import { sql } from '../../../platform/db.ts'
import type { CrmCall } from './contract.ts'

export interface CallRow {
  readonly id: number
  readonly companyId: number
  readonly companyCode: string
  readonly recordId: string
  readonly callTime: Date
  /** With the microseconds that a `Date` has no room for. */
  readonly place: string
  readonly direction: 'out' | 'in'
  readonly connected: boolean
  readonly talkSeconds: number
  readonly ringSeconds: number | null
  readonly staffName: string
  readonly department: string
  readonly customerName: string | null
  readonly sealed: string
  readonly phoneIndex: Buffer | null
  readonly phoneMasked: string | null
  readonly lineMasked: string | null
  readonly voiceId: string | null
  readonly hasRecording: boolean
  readonly memberUserId: string | null
  readonly memberName: string | null
}

export const callColumns = sql`
  c.id, c.company_id as "companyId", k.code as "companyCode", c.record_id as "recordId", c.call_time as "callTime",
  c.call_time::text as place, c.direction, c.connected, c.talk_seconds as "talkSeconds", c.ring_seconds as "ringSeconds",
  c.staff_name as "staffName", c.department, c.customer_name as "customerName", c.sealed, c.phone_index as "phoneIndex",
  c.phone_masked as "phoneMasked", c.line_masked as "lineMasked", c.voice_id as "voiceId",
  c.has_recording as "hasRecording", m.user_id as "memberUserId", m.name as "memberName"`

/** Who the name was on the day of the call. */
export const withNames = sql`
  join crm_companies k on k.id = c.company_id
  left join lateral (
    select d.user_id, d.name from crm_staff s join directory_members d on d.user_key = s.member_key
    where s.company_id = c.company_id and s.staff_name = c.staff_name
      and s.effective_from <= (c.call_time at time zone 'Asia/Shanghai')::date
      and (s.effective_to is null or s.effective_to > (c.call_time at time zone 'Asia/Shanghai')::date)
    order by s.effective_from desc limit 1) m on true`

export const presentCall = (row: CallRow): CrmCall => ({
  callId: String(row.id),
  recordId: row.recordId,
  companyCode: row.companyCode,
  callTime: row.callTime.toISOString(),
  direction: row.direction,
  connected: row.connected,
  talkSeconds: row.talkSeconds,
  ...(row.ringSeconds !== null && { ringSeconds: row.ringSeconds }),
  ...(row.phoneMasked !== null && { phoneMasked: row.phoneMasked }),
  ...(row.lineMasked !== null && { lineMasked: row.lineMasked }),
  ...(row.customerName !== null && { customerName: row.customerName }),
  ...(row.staffName !== '' && { staffName: row.staffName }),
  ...(row.department !== '' && { department: row.department }),
  ...(row.memberUserId !== null && { member: { userId: row.memberUserId, name: row.memberName ?? row.memberUserId } }),
  hasRecording: row.hasRecording,
})
