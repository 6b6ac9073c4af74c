import { append } from '../../../feed/index.ts'
import { type Handle, sql } from '../../../platform/db.ts'
import { ints, texts } from '../../../platform/sql-lists.ts'
import type { DeliveryStatus } from '../contract.ts'
import { messageId } from '../reading/present.ts'
import { audienceOf, type WithAudience } from '../state/audience.ts'
import { doubt, saysOtherwise } from './remote-doubt.ts'
import { isWindowRefusal } from './reply-window.ts'

export interface Delivery {
  readonly sessionId: string
  readonly seq: number
  readonly status: DeliveryStatus
  readonly reason?: string | undefined
  readonly remoteKey?: string | undefined
}

/** Records what became of outgoing messages and tells whoever looks at their sessions. */
export async function recordDelivery(tx: Handle, deliveries: readonly Delivery[]): Promise<void> {
  const sessions = await tx.rows<WithAudience>(sql`
    select id, status, manual_cs_id as "manualCsId", last_cs_id as "lastCsId" from sessions
    where id = any(${deliveries.map((d) => d.sessionId)}) order by id for update`)
  await tx.run(sql`
    update messages m set delivery = u.status, delivery_reason = u.reason, remote_key = coalesce(u.remote_key, m.remote_key)
    from unnest(${texts(deliveries.map((d) => d.sessionId))}, ${ints(deliveries.map((d) => d.seq))},
      ${texts(deliveries.map((d) => d.status))}, ${texts(deliveries.map((d) => d.reason ?? null))},
      ${texts(deliveries.map((d) => d.remoteKey ?? null))})
      as u (session_id, seq, status, reason, remote_key)
    where (m.session_id, m.seq) = (u.session_id, u.seq)`)
  await giveBack(tx, deliveries)
  const doubtful = deliveries.filter(({ reason }) => saysOtherwise(reason)).map(({ sessionId }) => sessionId)
  if (doubtful.length > 0) await doubt(tx, doubtful)
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
          ...audienceOf(session),
          data,
        },
      ]
    }),
  )
}

/**
 * What surely never reached the remote does not count against the reply window. What it had accepted does, and a refusal
 * because of the window says that the remote has counted more than we have.
 */
async function giveBack(tx: Handle, deliveries: readonly Delivery[]): Promise<void> {
  const failed = deliveries.filter(({ status, reason }) => status === 'failed' && !isWindowRefusal(reason))
  if (failed.length === 0) return
  await tx.run(sql`
    update sessions s set replies_since = greatest(0, replies_since - u.failed)
    from (
      select session_id, count(*) as failed from messages
        join unnest(${texts(failed.map((d) => d.sessionId))}, ${ints(failed.map((d) => d.seq))})
          as f (session_id, seq) using (session_id, seq)
      where remote_key is null group by session_id) as u
    where s.id = u.session_id`)
}
