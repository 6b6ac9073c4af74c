import type { ChannelAccount, Manifest } from '../channels/channel.ts'
import { type Db, sql } from '../platform/db.ts'

export const defaultBotId = 'bot_default'

export const storeDefaultBot = (db: Db) =>
  db.run(sql`insert into bots (id, name) values (${defaultBotId}, '小应') on conflict do nothing`)

/** Accounts that were there at an earlier start: they work although their remote may not answer now. */
export const knownAccounts = (db: Db, channelId: string): Promise<ChannelAccount[]> =>
  db.rows<ChannelAccount>(sql`
    select id, external_id as "externalId", name from channel_accounts where channel_id = ${channelId}`)

export const storeAccounts = (db: Db, manifest: Manifest, accounts: readonly ChannelAccount[]) =>
  db.run(sql`
    insert into channel_accounts (id, channel_id, contract_type, external_id, name, bot_id, mode, reply_hours, reply_messages)
    select id, ${manifest.id}, ${manifest.contractType}, external_id, name, ${defaultBotId}, mode,
      ${manifest.replyWindow?.hours ?? null}::int, ${manifest.replyWindow?.messages ?? null}::int
    from unnest(${accounts.map((a) => a.id)}::text[], ${accounts.map((a) => a.externalId)}::text[],
      ${accounts.map((a) => a.name)}::text[], ${accounts.map((a) => a.mode ?? 'hosted')}::text[])
      as a (id, external_id, name, mode)
    on conflict (id) do update set name = excluded.name, mode = excluded.mode, reply_hours = excluded.reply_hours,
      reply_messages = excluded.reply_messages`)
