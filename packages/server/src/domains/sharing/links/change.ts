import { type Db, sql } from '../../../platform/db.ts'
import { audit } from '../../audit/index.ts'
import type { BotAdmin } from '../guards/require-bot-admin.ts'
import { refusal } from '../refusal.ts'
import { endAccess } from '../revocations/end-access.ts'
import { ownLink } from './find.ts'
import { type LinkRow, linkColumns } from './rows.ts'
import type { LinkSettings } from './settings.ts'

interface LinkChange {
  readonly linkId: string
  readonly admin: BotAdmin
  readonly settings: LinkSettings
  readonly ip: string
}

/** What is not said stays. A link that is over by now ends whatever runs on it. */
export const changeLink = (db: Db, { linkId, admin, settings, ip }: LinkChange): Promise<LinkRow> =>
  db.tx(async (tx) => {
    const before = await ownLink(tx, admin, linkId)
    const next = { ...before, ...settings }
    const row = await tx.one<LinkRow & { isOver: boolean }>(sql`
      update share_links l set name = ${next.name}, expires_at = ${next.expiresAt?.toISOString() ?? null}::timestamptz,
        per_minute = ${next.perMinute}, per_visitor_day = ${next.perVisitorDay}::int, total = ${next.total}::int,
        allowed_origins = ${next.allowedOrigins}::text[]
      where l.id = ${before.id} returning ${linkColumns}, coalesce(l.expires_at <= now(), false) as "isOver"`)
    if (!row) throw refusal('share_token_not_found')
    if (row.isOver) await endAccess(tx, [{ linkId: row.id }])
    await audit(tx, {
      actor: admin.actor,
      action: 'share_link.change',
      target: { type: 'share_link', id: row.id },
      details: { botId: row.botId, changed: Object.keys(settings) },
      ip,
    })
    return row
  })
