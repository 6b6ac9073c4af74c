import { sql } from '../../../platform/db.ts'
import type { Sealer } from '../../../platform/sealed.ts'
import type { ShareLinkDetail, ShareTokenItem } from '../contract.ts'
import { isoTime, isoTimeOrNull } from '../times.ts'

export interface LinkRow {
  readonly id: string
  readonly botId: string
  readonly sealedToken: string
  readonly name: string | null
  readonly createdAt: Date
  readonly expiresAt: Date | null
  readonly revokedAt: Date | null
  readonly perMinute: number
  readonly perVisitorDay: number | null
  readonly total: number | null
  readonly allowedOrigins: string[]
  readonly used: number
  readonly lastUsedAt: Date | null
}

/** Of `share_links l`. */
export const linkColumns = sql`
  l.id, l.bot_id as "botId", l.sealed_token as "sealedToken", l.name, l.created_at as "createdAt",
  l.expires_at as "expiresAt", l.revoked_at as "revokedAt", l.per_minute as "perMinute",
  l.per_visitor_day as "perVisitorDay", l.total, l.allowed_origins as "allowedOrigins", l.used,
  l.last_used_at as "lastUsedAt"`

/** Sealed for its own row: the copy of another link does not open here. */
export const contextOf = (linkId: string): string => `share_links ${linkId}`

export const presentLink = (sealer: Sealer, row: LinkRow): ShareTokenItem => ({
  id: row.id,
  bot_id: row.botId,
  share_token: tokenOf(sealer, row),
  name: row.name,
  created_at: isoTime(row.createdAt),
  expires_at: isoTimeOrNull(row.expiresAt),
  revoked_at: isoTimeOrNull(row.revokedAt),
})

/** '' when the key that sealed it is gone: the link itself works on, and can be revoked. */
function tokenOf(sealer: Sealer, { id, sealedToken }: LinkRow): string {
  try {
    return sealer.open(sealedToken, contextOf(id)).text
  } catch {
    // @NOTE an owner who cannot see one token has to see the rest of the list.
    return ''
  }
}

export const presentDetail = (sealer: Sealer, row: LinkRow): ShareLinkDetail => ({
  ...presentLink(sealer, row),
  per_minute: row.perMinute,
  per_visitor_day: row.perVisitorDay,
  total: row.total,
  allowed_origins: row.allowedOrigins,
  used: row.used,
  last_used_at: isoTimeOrNull(row.lastUsedAt),
})
