import { type Handle, sql } from '../../../platform/db.ts'
import { hashOf } from '../../../platform/secrets.ts'
import type { EndUser } from '../end-users/tokens.ts'
import { orUnavailable, refusal } from '../refusal.ts'
import { type LinkState, type Share, stateColumns, whyNot } from './share.ts'
import { quotaColumns, type Spending, spending, whyNoMore, withoutWaiting } from './spend.ts'

export interface Question {
  /** Of the end user. */
  readonly token: string
  readonly shareToken: string | undefined
  readonly botId: string
  readonly origin: string | undefined
}

export interface Admitted {
  readonly endUser: EndUser
  readonly share: Share
}

type Row = EndUser & (({ linkId: null } & Record<string, unknown>) | (LinkState & Spending))

/**
 * Who asks, by which link, whether they may, and one question off every quota: one statement, because the answer waits
 * for it. Nothing is counted for who may not ask.
 */
export async function admit(db: Handle, { token, shareToken, botId, origin }: Question): Promise<Admitted> {
  const row = await orUnavailable(
    db.one<Row>(sql`
      with ${withoutWaiting},
      caller as materialized (
        select u.id, u.username, u.created_by, u.all_bots, encode(t.token_hash, 'hex') as "tokenHash"
        from end_user_tokens t join end_users u on u.id = t.end_user_id
        where t.token_hash = ${hashOf(token)} and t.expires_at > now() and u.is_active),
      state as materialized (
        select l.id, ${stateColumns}, ${quotaColumns}
        from share_links l join bots b on b.id = l.bot_id cross join caller u cross join relaxed
        where l.token_hash = ${hashOf(shareToken ?? '')} for no key update of l),
      link as materialized (
        select * from state where not revoked and not expired and granted and "botId" = ${botId}
          and (${origin ?? null}::text is null or "allowedOrigins" = '{}' or ${origin ?? null}::text = any ("allowedOrigins"))),
      ${spending(sql`(select id from caller)`)}
      select caller.id, caller.username, caller."tokenHash", "linkId", "botId", "ownerId", "allowedOrigins", revoked,
        expired, granted, "minuteSpent", "totalSpent", exists (select from spent) as "isSpent"
      from caller left join state on true`),
  )
  if (!row) throw refusal('invalid_api_key')
  if (shareToken === undefined) throw refusal('share_token_missing')
  const { id, username, tokenHash } = row
  if (row.linkId === null) throw refusal('share_token_invalid')
  const refused = whyNot(row, { botId, origin }) ?? whyNoMore(row)
  if (refused) throw refusal(refused)
  const { linkId, ownerId, allowedOrigins } = row
  return { endUser: { id, username, tokenHash }, share: { linkId, botId: row.botId, ownerId, allowedOrigins } }
}
