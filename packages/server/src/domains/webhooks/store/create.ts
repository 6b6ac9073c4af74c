import { settledPlace } from '../../../feed/index.ts'
import { type Db, type Handle, sql } from '../../../platform/db.ts'
import { newId } from '../../../platform/ids.ts'
import type { Sealer } from '../../../platform/sealed.ts'
import { type Actor, audit } from '../../audit/index.ts'
import type { NewWebhook, WebhookMade } from '../contract.ts'
import { refusal } from '../refusal.ts'
import { findWebhook } from './find.ts'
import { checkedUrl, type Reach } from './reach.ts'
import { newSigningSecret, sealSecret } from './secrets.ts'

export interface StoreDeps {
  readonly db: Db
  readonly sealer: Sealer
  readonly reach: Reach
}

/** Each event is a row for each of them. */
const most = 20

/**
 * Begins with what happens from now on.
 * @throws AppError 40000, 40921
 */
export async function createWebhook(
  { db, sealer, reach }: StoreDeps,
  by: Actor,
  given: NewWebhook,
): Promise<WebhookMade> {
  const { events, description = '', active = true } = given
  const url = checkedUrl(reach, given.url)
  const id = newId('whk')
  const secret = newSigningSecret()
  return db.tx(async (tx) => {
    const { xid } = await settledPlace(tx)
    const made = await tx.run(sql`
      insert into webhooks (id, url, events, description, active, since, secret_sealed, created_by)
      select ${id}, ${url}, ${events}::text[], ${description}, ${active}, ${xid}::xid8, ${sealSecret(sealer, id, secret)},
        ${by.actor.id ?? by.actor.type}
      where (select count(*) from webhooks where deleted_at is null) < ${most}`)
    if (made === 0) throw refusal(40921)
    await auditWebhook(tx, by, 'webhook.create', id, { host: new URL(url).host, events, active })
    return { ...(await findWebhook(tx, id)), secret }
  })
}

/** Of the address the host alone: the rest may be a secret of the receiver. */
export const auditWebhook = (
  tx: Handle,
  by: Actor,
  action: `webhook.${string}`,
  id: string,
  details: Readonly<Record<string, unknown>> = {},
): Promise<void> => audit(tx, { ...by, action, target: { type: 'webhook', id }, details })
