import { settledPlace } from '../../../feed/index.ts'
import { sql } from '../../../platform/db.ts'
import type { Actor } from '../../audit/index.ts'
import type { WebhookChanges, WebhookInfo } from '../contract.ts'
import { auditWebhook, type StoreDeps } from './create.ts'
import { findWebhook } from './find.ts'
import { checkedUrl } from './reach.ts'

/**
 * Changes what is given. Made active again it begins with what happens from now on; what had not been delivered before
 * goes on.
 * @throws AppError 40000, 40420
 */
export async function changeWebhook(
  { db, reach }: StoreDeps,
  by: Actor,
  id: string,
  changes: WebhookChanges,
): Promise<WebhookInfo> {
  const { events = null, description = null, active = null } = changes
  const url = changes.url === undefined ? null : checkedUrl(reach, changes.url)
  return db.tx(async (tx) => {
    await findWebhook(tx, id)
    const { xid } = await settledPlace(tx)
    await tx.run(sql`
      update webhooks set url = coalesce(${url}::text, url), events = coalesce(${events}::text[], events),
        description = coalesce(${description}::text, description), active = coalesce(${active}::boolean, active),
        since = case when ${active}::boolean and not active then ${xid}::xid8 else since end,
        is_gone = is_gone and ${active}::boolean is distinct from true,
        paused_until = case when ${url}::text is null and not ${active ?? false}::boolean then paused_until end
      where id = ${id}`)
    const details = {
      ...(url !== null && { host: new URL(url).host }),
      ...(events && { events }),
      ...(active !== null && { active }),
    }
    await auditWebhook(tx, by, 'webhook.change', id, details)
    return findWebhook(tx, id)
  })
}
