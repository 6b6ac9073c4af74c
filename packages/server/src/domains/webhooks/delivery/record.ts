import { type Db, type Handle, sql } from '../../../platform/db.ts'
import { auditWebhook } from '../store/create.ts'
import type { Attempt } from './attempt.ts'
import type { Claimed } from './claim.ts'
import { pauseAfter } from './schedule.ts'

const gone = 410
/** The receiver is asked for too much: whatever else waits for it waits with this. */
const overloaded = new Set([429, 502, 503, 504])

/** Writes what became of an attempt, if the delivery is still ours: a node that was thought dead changes nothing. */
export async function record(db: Db, claimed: Claimed, made: Attempt): Promise<void> {
  const { statusCode = 0 } = made
  if (statusCode >= 200 && statusCode < 300) await recordDelivered(db, claimed, made)
  else await db.tx((tx) => recordFailed(tx, claimed, made))
}

/** One statement: most deliveries end here. */
function recordDelivered(db: Db, { id, leaseVersion }: Claimed, made: Attempt): Promise<number> {
  const { statusCode = null, answer = null, durationMs } = made
  return db.run(sql`
    with done as (
      update webhook_deliveries set status = 'delivered', lease_until = null, status_code = ${statusCode}, error = null,
        answer = ${answer}, duration_ms = ${durationMs}
      where id = ${id} and lease_version = ${leaseVersion} and status = 'queued' returning webhook_id, type)
    update webhooks w set failing_since = null, paused_until = null from done
    where w.id = done.webhook_id and done.type <> 'webhook.ping'
      and (w.failing_since is not null or w.paused_until is not null)`)
}

async function recordFailed(tx: Handle, claimed: Claimed, made: Attempt): Promise<void> {
  const { id, leaseVersion, webhookId, type } = claimed
  const { statusCode = null, error = null, answer = null, durationMs, retryAfterSeconds = 0 } = made
  const pause = statusCode === gone ? undefined : pauseAfter({ ...claimed, retryAfterSeconds })
  const touched = await tx.run(sql`
    update webhook_deliveries set status = ${pause === undefined ? 'failed' : 'queued'}, lease_until = null,
      status_code = ${statusCode}, error = ${error}, answer = ${answer}, duration_ms = ${durationMs},
      next_attempt_at = now() + ${pause ?? 0}::float8 * interval '1 second'
    where id = ${id} and lease_version = ${leaseVersion} and status = 'queued'`)
  if (touched === 0 || type === 'webhook.ping') return
  await tx.run(sql`update webhooks set failing_since = now() where id = ${webhookId} and failing_since is null`)
  if (statusCode === gone) await disable(tx, webhookId)
  if (overloaded.has(statusCode ?? 0) && retryAfterSeconds > 0) await pauseAll(tx, webhookId, retryAfterSeconds)
}

async function disable(tx: Handle, id: string): Promise<void> {
  const was = await tx.run(sql`update webhooks set active = false, is_gone = true where id = ${id} and active`)
  if (was > 0) await auditWebhook(tx, { actor: { type: 'system' } }, 'webhook.disable', id, { statusCode: gone })
}

const pauseAll = (tx: Handle, id: string, seconds: number) =>
  tx.run(sql`
    update webhooks set paused_until = greatest(paused_until, now() + ${seconds}::int * interval '1 second')
    where id = ${id}`)
