import { append } from '../../feed/index.ts'
import { type Handle, sql } from '../../platform/db.ts'
import type { DeliveryStatus } from './contract.ts'
import { sessionColumns, sessionTables } from './load.ts'
import { messageId, presentSession } from './present.ts'
import type { Session } from './rows.ts'

export interface Delivery {
  readonly sessionId: string
  readonly seq: number
  readonly status: DeliveryStatus
  readonly reason?: string | undefined
  readonly remoteKey?: string | undefined
}

/** Records what became of outgoing messages and tells whoever looks at their sessions. */
export async function recordDelivery(tx: Handle, deliveries: readonly Delivery[]): Promise<void> {
  const sessions = await tx.rows<Session>(sql`
    select ${sessionColumns} from ${sessionTables}
    where s.id = any(${deliveries.map((d) => d.sessionId)}) order by s.id for update of s`)
  await tx.run(sql`
    update messages m set delivery = u.status, delivery_reason = u.reason, remote_key = coalesce(u.remote_key, m.remote_key)
    from unnest(${deliveries.map((d) => d.sessionId)}::text[], ${deliveries.map((d) => d.seq)}::int[], ${deliveries.map((d) => d.status)}::text[],
      ${deliveries.map((d) => d.reason ?? null)}::text[], ${deliveries.map((d) => d.remoteKey ?? null)}::text[])
      as u (session_id, seq, status, reason, remote_key)
    where (m.session_id, m.seq) = (u.session_id, u.seq)`)
  const byId = new Map(sessions.map((session) => [session.id, session]))
  await append(
    tx,
    deliveries.flatMap(({ sessionId, seq, status, reason }) => {
      const session = byId.get(sessionId)
      if (!session) return []
      const data = { msgId: messageId(sessionId, seq), status, ...(reason && { reason }) }
      return [
        {
          kind: 'message_status',
          sessionId,
          assignee: session.manualCsId ?? undefined,
          data,
          session: presentSession(session),
        },
      ]
    }),
  )
}
