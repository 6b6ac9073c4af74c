import { append } from '../../feed/index.ts'
import { type Handle, sql } from '../../platform/db.ts'
import { ints, texts, times } from '../../platform/sql-lists.ts'
import { insertMessages } from './insert-messages.ts'
import { preview } from './preview.ts'
import { keyOf, type Said } from './said.ts'

interface Touched {
  readonly id: string
  readonly accountId: string
  readonly customerRef: string
  readonly lastSeq: number
  readonly manualCsId: string | null
}

/**
 * The straight way in: what a customer says to a session that waits for a person, or has one, needs no decision. The
 * sessions are counted up and the messages written in one statement each; returned is what is left to be decided on.
 */
export async function appendSaid(tx: Handle, said: readonly Said[]): Promise<Said[]> {
  const groups = byCustomer(said)
  const touched = await touch(tx, [...groups.values()])
  const added = touched.flatMap((session) => {
    const key = keyOf(session.accountId, session.customerRef)
    const entries = groups.get(key) ?? []
    groups.delete(key)
    const firstSeq = session.lastSeq - entries.length + 1
    return entries.map((entry, index) => ({ ...entry, session, seq: firstSeq + index }))
  })
  await insertMessages(tx, added.map(toMessage))
  await append(
    tx,
    added.map(({ session, seq }) => ({
      kind: 'new_message',
      sessionId: session.id,
      assignee: session.manualCsId ?? undefined,
      seq,
    })),
  )
  return [...groups.values()].flat()
}

function byCustomer(said: readonly Said[]): Map<string, Said[]> {
  const groups = new Map<string, Said[]>()
  for (const entry of said) {
    const key = keyOf(entry.accountId, entry.item.customerRef)
    const group = groups.get(key)
    if (group) group.push(entry)
    else groups.set(key, [entry])
  }
  return groups
}

const touch = (tx: Handle, groups: readonly (readonly Said[])[]): Promise<Touched[]> => {
  const last = groups.map((entries) => entries[entries.length - 1])
  return tx.rows<Touched>(sql`
    update sessions s set version = s.version + u.said, last_seq = s.last_seq + u.said,
      message_count = s.message_count + u.said, last_message = u.last_message, last_sender_type = 'customer',
      last_message_at = u.last_at, updated_at = now()
    from unnest(
      ${texts(last.map((entry) => entry?.accountId ?? null))}, ${texts(last.map((entry) => entry?.item.customerRef ?? null))},
      ${ints(groups.map((entries) => entries.length))},
      ${texts(last.map((entry) => (entry ? preview(entry.item.text) : null)))},
      ${times(last.map((entry) => entry?.receivedAt ?? null))}
    ) as u (account_id, customer_ref, said, last_message, last_at)
      join customer_identities i using (account_id, customer_ref)
    where s.id = i.session_id and s.status in ('pending', 'manual')
    returning s.id, s.account_id as "accountId", s.customer_ref as "customerRef", s.last_seq as "lastSeq",
      s.manual_cs_id as "manualCsId"`)
}

const toMessage = ({ session, seq, item, traceId, receivedAt }: Said & { session: Touched; seq: number }) => ({
  sessionId: session.id,
  seq,
  senderType: 'customer' as const,
  senderId: item.customerRef,
  senderName: null,
  msgType: item.msgType,
  content: item.text,
  remoteKey: item.remoteKey,
  clientMsgId: null,
  delivery: null,
  deliveryReason: null,
  traceId,
  createdAt: receivedAt,
})
