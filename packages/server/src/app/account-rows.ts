import type { ChannelAccount, Manifest } from '../channels/channel.ts'
import { type Db, type Handle, sql } from '../platform/db.ts'

export const defaultBotId = '00000000-0000-4000-8000-000000000001'

export const storeDefaultBot = (db: Db) =>
  db.run(sql`insert into bots (id, name) values (${defaultBotId}, '小应') on conflict do nothing`)

/** Accounts that were there at an earlier start: they work although their remote may not answer now. */
export const knownAccounts = (db: Db, channelId: string): Promise<ChannelAccount[]> =>
  db.rows<ChannelAccount>(sql`
    select id, external_id as "externalId", name from channel_accounts where channel_id = ${channelId}`)

/** Under which id an account is stored: ids are built otherwise than they were, and rows keep the one they have. */
export async function storedIds(db: Db): Promise<(channelId: string, externalId: string) => string | undefined> {
  const rows = await db.rows<{ id: string; name: string }>(sql`
    select id, channel_id || ' ' || external_id as name from channel_accounts`)
  const ids = new Map(rows.map(({ id, name }) => [name, id]))
  return (channelId, externalId) => ids.get(`${channelId} ${externalId}`)
}

export const storeAccounts = (db: Handle, manifest: Manifest, accounts: readonly ChannelAccount[]) =>
  db.run(sql`
    insert into channel_accounts (id, channel_id, contract_type, external_id, name, bot_id, mode, problem, reply_hours,
      reply_messages, recall_seconds)
    select id, ${manifest.id}, ${manifest.contractType}, external_id, name, ${defaultBotId}, mode, problem,
      ${manifest.replyWindow?.hours ?? null}::int, ${manifest.replyWindow?.messages ?? null}::int,
      ${manifest.recall?.withinSeconds ?? null}::int
    from unnest(${accounts.map((a) => a.id)}::text[], ${accounts.map((a) => a.externalId)}::text[],
      ${accounts.map((a) => a.name)}::text[], ${accounts.map((a) => a.mode ?? 'hosted')}::text[],
      ${accounts.map((a) => a.problem ?? null)}::text[])
      as a (id, external_id, name, mode, problem)
    on conflict (id) do update set name = case when channel_accounts.own_name then channel_accounts.name else excluded.name end,
      mode = case when channel_accounts.own_mode then channel_accounts.mode else excluded.mode end, problem = excluded.problem, reply_hours = excluded.reply_hours,
      reply_messages = excluded.reply_messages, recall_seconds = excluded.recall_seconds`)
