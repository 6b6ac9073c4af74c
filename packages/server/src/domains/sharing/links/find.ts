import { type Handle, sql } from '../../../platform/db.ts'
import type { BotAdmin } from '../guards/require-bot-admin.ts'
import { isStorable, owns } from '../guards/require-bot-owner.ts'
import { isUuid } from '../ids.ts'
import { refusal } from '../refusal.ts'
import { type LinkRow, linkColumns } from './rows.ts'

/** The newest first, with those that are over or revoked. */
export const linksOf = async (db: Handle, botId: string): Promise<LinkRow[]> =>
  isStorable(botId)
    ? db.rows<LinkRow>(sql`
        select ${linkColumns} from share_links l where l.bot_id = ${botId} order by l.created_at desc, l.id desc`)
    : []

/** Throws for a link that there is not, then for one of somebody else's bot. */
export async function ownLink(tx: Handle, admin: BotAdmin, linkId: string): Promise<LinkRow> {
  const row = isUuid(linkId)
    ? await tx.one<LinkRow & { isOwn: boolean }>(sql`
        select ${linkColumns}, ${owns(admin)} as "isOwn"
        from share_links l join bots b on b.id = l.bot_id where l.id = ${linkId}`)
    : undefined
  if (!row) throw refusal('share_token_not_found')
  if (!row.isOwn) throw refusal('not_the_owner')
  return row
}
