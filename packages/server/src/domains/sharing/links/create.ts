import { randomBytes, randomUUID } from 'node:crypto'
import { type Db, sql } from '../../../platform/db.ts'
import type { Sealer } from '../../../platform/sealed.ts'
import { hashOf } from '../../../platform/secrets.ts'
import { audit } from '../../audit/index.ts'
import type { BotAdmin } from '../guards/require-bot-admin.ts'
import { isStorable } from '../guards/require-bot-owner.ts'
import { refusal } from '../refusal.ts'
import { contextOf, type LinkRow, linkColumns } from './rows.ts'
import type { LinkSettings } from './settings.ts'

interface NewLink {
  readonly botId: string
  readonly admin: BotAdmin
  readonly settings: LinkSettings
  readonly ip: string
}

/** 24 bytes are 32 characters of base64url. */
const newShareToken = (): string => randomBytes(24).toString('base64url')

/** A link made with the master key is one of the bot's owner. */
export async function createLink(db: Db, sealer: Sealer, { botId, admin, settings, ip }: NewLink): Promise<LinkRow> {
  if (!isStorable(botId)) throw refusal('bot_not_found')
  const { name = null, expiresAt = null, perMinute = 60, perVisitorDay = null, total = null } = settings
  const id = randomUUID()
  const token = newShareToken()
  const maker = admin.kind === 'master' ? sql`coalesce(b.owner_id, ${admin.id})` : sql`${admin.id}`
  return db.tx(async (tx) => {
    const row = await tx.one<LinkRow>(sql`
      insert into share_links as l
        (id, bot_id, token_hash, sealed_token, name, created_by, expires_at, per_minute, per_visitor_day, total, allowed_origins)
      select ${id}::uuid, b.id, ${hashOf(token)}::bytea, ${sealer.seal(token, contextOf(id))}, ${name}, ${maker},
        ${expiresAt?.toISOString() ?? null}::timestamptz, ${perMinute}::int, ${perVisitorDay}::int, ${total}::int,
        ${settings.allowedOrigins ?? []}::text[]
      from bots b where b.id = ${botId}
      returning ${linkColumns}`)
    if (!row) throw refusal('bot_not_found')
    await audit(tx, {
      actor: admin.actor,
      action: 'share_link.create',
      target: { type: 'share_link', id },
      details: { botId, name },
      ip,
    })
    return row
  })
}
