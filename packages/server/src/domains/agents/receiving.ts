import { type Handle, sql } from '../../platform/db.ts'
import { audit } from '../audit/index.ts'

/** Somebody receives customers in another client, or stopped: here they are online, or busy with those they have. */
export async function followReceiving(tx: Handle, userId: string, receives: boolean): Promise<void> {
  const changed = await tx.one<{ from: string; to: string }>(sql`
    update agents a set status = case when ${receives} then 'online' else 'busy' end, updated_at = now()
    from agents b
    where b.id = a.id and a.user_id = ${userId} and a.is_active
      and a.status in (case when ${receives} then 'busy' else 'online' end, case when ${receives} then 'offline' end)
    returning b.status as "from", a.status as "to"`)
  if (!changed) return
  await audit(tx, {
    actor: { type: 'system' },
    action: 'agent.status',
    target: { type: 'agent', id: userId },
    details: { ...changed, reason: receives ? 'receives_in_channel' : 'stopped_in_channel' },
  })
}
