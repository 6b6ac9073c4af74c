import type { KfAccountLedger } from '@yingda/simulators'
import type pg from 'pg'
import type { Watcher } from './watcher.ts'

export interface KfVerdict {
  readonly emitted: number
  readonly acked_lost: readonly string[]
  readonly dup_rows: readonly string[]
  readonly dup_shown: readonly string[]
  readonly not_shown: readonly string[]
  readonly dup_sent: readonly string[]
  readonly order_inv: readonly string[]
}

interface Stored {
  readonly msgId: string
  readonly customer: string
  readonly kfId: string
  readonly key: string | null
  readonly senderType: string | null
  readonly csId: string | null
}

const storedMessages = `
  select 'msg_' || substr(m.session_id, 5) || '_' || m.seq as "msgId", s.customer_ref as customer, a.external_id as "kfId",
    m.remote_key as key, m.sender_type as "senderType", s.manual_cs_id as "csId"
  from messages m join sessions s on s.id = m.session_id join channel_accounts a on a.id = s.account_id
  where a.channel_id = 'wecom-kf' order by s.created_at, s.id, m.seq`

/** What WeCom emitted, what is stored, and what agents saw: three books compared. */
export async function judge(
  sql: pg.Client,
  ledgers: readonly KfAccountLedger[],
  watchers: readonly Watcher[],
): Promise<KfVerdict> {
  const { rows } = await sql.query<Stored>(storedMessages)
  const said = rows.filter(({ senderType }) => senderType === 'customer')
  const written = ledgers.flatMap(({ emitted }) => emitted.filter(({ origin }) => origin === 3))
  const keys = said.map(({ key }) => key ?? '')
  const stored = new Set(keys)
  return {
    emitted: written.length,
    acked_lost: written.map(({ msgid }) => msgid).filter((msgid) => !stored.has(msgid)),
    dup_rows: repeated(keys),
    dup_shown: watchers.flatMap(({ doubled }) => doubled),
    not_shown: watchers.flatMap(({ csId, shown }) =>
      // Lines of the desk itself from before an agent came are not in their history.
      rows
        .filter((row) => row.senderType !== null && row.csId === csId && !shown.has(row.msgId))
        .map(({ msgId }) => msgId),
    ),
    dup_sent: ledgers.flatMap(({ sent }) => repeated(sent.map(({ msgid }) => msgid))),
    order_inv: inversions(said, new Map(written.map(({ msgid }, place) => [msgid, place]))),
  }
}

function repeated(values: readonly string[]): string[] {
  const seen = new Set<string>()
  return values.filter((value) => seen.has(value) || !seen.add(value))
}

/** A customer's messages that stand in another order than WeCom emitted them. */
function inversions(said: readonly Stored[], places: ReadonlyMap<string, number>): string[] {
  const last = new Map<string, number>()
  return said.flatMap(({ kfId, customer, key }) => {
    const place = places.get(key ?? '') ?? Number.POSITIVE_INFINITY
    const who = `${kfId} ${customer}`
    const before = last.get(who) ?? -1
    last.set(who, place)
    return place < before ? [`${who}: ${key}`] : []
  })
}
