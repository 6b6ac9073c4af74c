import { sql, type Transaction } from '../../../platform/db.ts'
import { ints, texts, times } from '../../../platform/sql-lists.ts'
import { hexOf, type Row } from './row.ts'

/** Rows that are there and say something else now; one statement for all of them. */
export async function updateCalls(
  tx: Transaction,
  companyId: number,
  origin: 'list' | 'push',
  rows: readonly Row[],
): Promise<void> {
  const text = (value: (row: Row) => string | null) => texts(rows.map(value))
  await tx.run(sql`
    update crm_calls c set origin = ${origin}, call_time = n.call_time, direction = n.direction, connected = n.connected::boolean,
      talk_seconds = n.talk_seconds, ring_seconds = n.ring_seconds, staff_name = coalesce(n.staff_name, ''),
      department = coalesce(n.department, ''), customer_name = n.customer_name, sealed = n.sealed,
      phone_index = n.phone_index::bytea, phone_masked = n.phone_masked, line_masked = n.line_masked,
      voice_id = n.voice_id, has_recording = n.has_recording::boolean, content_hash = n.hash::bytea, stored_at = now()
    from unnest(${text(({ call }) => call.recordId)}, ${times(rows.map(({ call }) => call.callTime))},
      ${text(({ call }) => call.direction)}, ${text(({ call }) => String(call.connected))},
      ${ints(rows.map(({ call }) => call.talkSeconds))}, ${ints(rows.map(({ call }) => call.ringSeconds))},
      ${text(({ call }) => call.staffName || null)}, ${text(({ call }) => call.department || null)},
      ${text(({ call }) => call.customerName)}, ${text(({ sealed }) => sealed)},
      ${text(({ phoneIndex }) => phoneIndex && hexOf(phoneIndex))}, ${text(({ phoneMasked }) => phoneMasked)},
      ${text(({ lineMasked }) => lineMasked)}, ${text(({ call }) => call.voiceId)},
      ${text(({ call }) => String(call.hasRecording))}, ${text(({ hash }) => hexOf(hash))})
      as n (record_id, call_time, direction, connected, talk_seconds, ring_seconds, staff_name, department, customer_name,
        sealed, phone_index, phone_masked, line_masked, voice_id, has_recording, hash)
    where c.company_id = ${companyId} and c.record_id = n.record_id`)
}
