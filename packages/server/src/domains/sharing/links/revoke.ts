import { type Db, sql } from '../../../platform/db.ts'
import { audit } from '../../audit/index.ts'
import type { BotAdmin } from '../guards/require-bot-admin.ts'
import { endAccess } from '../revocations/end-access.ts'
import { ownLink } from './find.ts'

/** Whoever comes by the link is out when this commits, streams under way included. Revoking again keeps the first time. */
export const revokeLink = (db: Db, admin: BotAdmin, linkId: string, ip: string): Promise<void> =>
  db.tx(async (tx) => {
    const link = await ownLink(tx, admin, linkId)
    await tx.run(sql`update share_links set revoked_at = coalesce(revoked_at, now()) where id = ${link.id}`)
    await endAccess(tx, [{ linkId: link.id }])
    await audit(tx, {
      actor: admin.actor,
      action: 'share_link.revoke',
      target: { type: 'share_link', id: link.id },
      details: { botId: link.botId },
      ip,
    })
  })
