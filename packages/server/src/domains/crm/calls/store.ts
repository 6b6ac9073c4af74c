import { copyRow } from '../../../platform/copy-in.ts'
import { sql, type Transaction } from '../../../platform/db.ts'
import { texts } from '../../../platform/sql-lists.ts'
import { type Counted, countDays } from './count-days.ts'
import { hexOf, type Row, toRow } from './row.ts'
import type { CallSecrets } from './secrets.ts'
import { contentOf, type StoredCall } from './stored-call.ts'
import { updateCalls } from './update-calls.ts'

export interface StoreCalls {
  readonly companyId: number
  readonly origin: 'list' | 'push'
  /** A few hundred: the transaction is short. */
  readonly calls: readonly StoredCall[]
}

interface Known extends Counted {
  readonly recordId: string
  readonly origin: 'list' | 'push'
  readonly hash: Buffer
}

/**
 * Stores calls by their company and record: new ones are added, changed ones replaced, and rows that say the same are not
 * written at all. The counts of their days move in the same transaction, so writers of one company take turns.
 */
export async function storeCalls(
  tx: Transaction,
  secrets: CallSecrets,
  { companyId, origin, calls }: StoreCalls,
): Promise<{ readonly created: number; readonly updated: number }> {
  const last = [...new Map(calls.map((call) => [call.recordId, call])).values()]
  if (last.length === 0) return { created: 0, updated: 0 }
  await tx.run(sql`select 1 from crm_companies where id = ${companyId} for no key update`)
  const known = await knownCalls(
    tx,
    companyId,
    last.map(({ recordId }) => recordId),
  )
  const hashed = last.map((call) => ({
    call,
    hash: secrets.contentHash(contentOf(call)),
    old: known.get(call.recordId),
  }))
  const fresh = hashed.filter(({ old }) => !old)
  const changed = hashed.flatMap(({ old, ...rest }) =>
    old && !old.hash.equals(rest.hash) && (origin === 'list' || old.origin === 'push') ? { ...rest, old } : [],
  )
  const rowOf = ({ call, hash }: { call: StoredCall; hash: Buffer }) => toRow(secrets, companyId, call, hash)
  if (fresh.length > 0)
    await tx.copy(
      intoCalls,
      fresh.map(rowOf).map((row) => copyOf(row, companyId, origin)),
    )
  if (changed.length > 0) await updateCalls(tx, companyId, origin, changed.map(rowOf))
  await countDays(tx, companyId, {
    gone: changed.map(({ old }) => old),
    come: [...fresh, ...changed].map(({ call }) => call),
  })
  return { created: fresh.length, updated: changed.length }
}

async function knownCalls(tx: Transaction, companyId: number, ids: readonly string[]): Promise<Map<string, Known>> {
  const rows = await tx.rows<Known>(sql`
    select record_id as "recordId", origin, content_hash as hash, direction, connected, talk_seconds as "talkSeconds",
      staff_name as "staffName", department, to_char(call_time at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as day
    from crm_calls where company_id = ${companyId} and record_id = any(${texts(ids)})`)
  return new Map(rows.map((row) => [row.recordId, row]))
}

const intoCalls = sql`
  copy crm_calls (company_id, origin, record_id, call_time, direction, connected, talk_seconds, ring_seconds, staff_name,
    department, customer_name, sealed, phone_index, phone_masked, line_masked, voice_id, has_recording, content_hash)
  from stdin`

const copyOf = ({ call, hash, sealed, phoneIndex, phoneMasked, lineMasked }: Row, companyId: number, origin: string) =>
  copyRow([
    ...[companyId, origin, call.recordId, call.callTime.toISOString(), call.direction, String(call.connected)],
    ...[call.talkSeconds, call.ringSeconds, call.staffName, call.department, call.customerName, sealed],
    ...[phoneIndex && hexOf(phoneIndex), phoneMasked, lineMasked, call.voiceId, String(call.hasRecording), hexOf(hash)],
  ])
