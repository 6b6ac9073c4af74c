import { type Handle, sql } from '../../../platform/db.ts'
import { ints, jsons, texts, times } from '../../../platform/sql-lists.ts'
import type { Message } from './rows.ts'

export async function insertMessages(tx: Handle, all: readonly Message[]): Promise<void> {
  if (all.length === 0) return
  const text = (pick: (m: Message) => string | null) => texts(all.map(pick))
  await tx.run(sql`
    insert into messages (session_id, seq, sender_type, sender_id, sender_name, msg_type, content, remote_key,
      client_msg_id, delivery, delivery_reason, trace_id, created_at, media)
    select * from unnest(
      ${text((m) => m.sessionId)}, ${ints(all.map((m) => m.seq))}, ${text((m) => m.senderType)},
      ${text((m) => m.senderId)}, ${text((m) => m.senderName)}, ${text((m) => m.msgType)}, ${text((m) => m.content)},
      ${text((m) => m.remoteKey)}, ${text((m) => m.clientMsgId)}, ${text((m) => m.delivery)}, ${text((m) => m.deliveryReason)},
      ${text((m) => m.traceId)}, ${times(all.map((m) => m.createdAt))},
      ${jsons(all.map((m) => m.media ?? undefined))})`)
}
