import { type Handle, type Sql, sql } from '../../../platform/db.ts'
import { hashOf } from '../../../platform/secrets.ts'
import { isGranted } from '../end-users/grants.ts'
import { type RefusalName, refusal } from '../refusal.ts'

/** What a link gives to whoever may come by it. */
export interface Share {
  readonly linkId: string
  readonly botId: string
  /** agents.id; null: the bot belongs to the desk. */
  readonly ownerId: string | null
  readonly allowedOrigins: readonly string[]
}

export interface LinkState extends Share {
  readonly revoked: boolean
  readonly expired: boolean
  readonly granted: boolean
}

/** Of `share_links l`, `bots b` and `end_users u`. */
export const stateColumns: Sql = sql`
  l.id as "linkId", l.bot_id as "botId", b.owner_id as "ownerId", l.allowed_origins as "allowedOrigins",
  l.revoked_at is not null as revoked, coalesce(l.expires_at <= now(), false) as expired, ${isGranted} as granted`

export interface Coming {
  readonly endUserId: string
  /** The bot that was named beside the link, if one was. */
  readonly botId?: string | undefined
  /** The site from whose page the request comes: the header of that name. The desk's own is not sent here. */
  readonly origin?: string | undefined
}

/** Throws the refusal that fits, in their order: unknown, revoked, expired, of another bot, not granted, from another site. */
export async function resolveShare(db: Handle, shareToken: string, coming: Coming): Promise<Share> {
  const state = await db.one<LinkState>(sql`
    select ${stateColumns} from share_links l join bots b on b.id = l.bot_id
      join end_users u on u.id = ${coming.endUserId}
    where l.token_hash = ${hashOf(shareToken)}`)
  const refused = whyNot(state, coming)
  if (refused || !state) throw refusal(refused ?? 'share_token_invalid')
  const { linkId, botId, ownerId, allowedOrigins } = state
  return { linkId, botId, ownerId, allowedOrigins }
}

/** Whether a link that somebody names who needs none is one of the bot; throws like `resolveShare`. */
export async function checkShare(db: Handle, shareToken: string, botId: string): Promise<void> {
  const state = await db.one<LinkState>(sql`
    select l.id as "linkId", l.bot_id as "botId", null as "ownerId", l.allowed_origins as "allowedOrigins",
      l.revoked_at is not null as revoked, coalesce(l.expires_at <= now(), false) as expired, true as granted
    from share_links l where l.token_hash = ${hashOf(shareToken)}`)
  const refused = whyNot(state, { botId })
  if (refused) throw refusal(refused)
}

export function whyNot(state: LinkState | undefined, coming: Omit<Coming, 'endUserId'>): RefusalName | undefined {
  if (!state) return 'share_token_invalid'
  if (state.revoked) return 'share_token_revoked'
  if (state.expired) return 'share_token_expired'
  if (coming.botId !== undefined && coming.botId !== state.botId) return 'share_token_mismatch'
  if (!state.granted) return 'bot_not_granted'
  return mayComeFrom(state, coming.origin) ? undefined : 'origin_not_allowed'
}

/** No list, no limit; and programs name no site. */
const mayComeFrom = ({ allowedOrigins }: Share, origin: string | undefined): boolean =>
  origin === undefined || allowedOrigins.length === 0 || allowedOrigins.includes(origin)
