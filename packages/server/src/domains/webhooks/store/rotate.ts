import { sql } from '../../../platform/db.ts'
import type { Actor } from '../../audit/index.ts'
import type { WebhookMade } from '../contract.ts'
import { auditWebhook, type StoreDeps } from './create.ts'
import { findWebhook } from './find.ts'
import { newSigningSecret, sealSecret } from './secrets.ts'

/**
 * A new secret. The one of now signs beside it for some hours, so that the receiver changes when it can; one of before that
 * is over.
 * @throws AppError 40420
 */
export async function rotateSecret(
  { db, sealer }: StoreDeps,
  by: Actor,
  id: string,
  keepHours: number,
): Promise<WebhookMade> {
  const secret = newSigningSecret()
  return db.tx(async (tx) => {
    await findWebhook(tx, id)
    await tx.run(sql`
      update webhooks set secret_sealed = ${sealSecret(sealer, id, secret)},
        former_sealed = case when ${keepHours}::int > 0 then secret_sealed end,
        former_until = case when ${keepHours}::int > 0 then now() + ${keepHours}::int * interval '1 hour' end
      where id = ${id}`)
    await auditWebhook(tx, by, 'webhook.rotate', id, { keepHours })
    return { ...(await findWebhook(tx, id)), secret }
  })
}
