import { type Channel, type OpenChannel, type Settings, SettingsError } from '../channels/channel.ts'
import type { SendLane } from '../domains/outbox/index.ts'
import type { Door } from '../inbox/index.ts'
import { type Db, sql } from '../platform/db.ts'
import type { Log } from '../platform/log.ts'
import { StartError } from '../platform/postgres/index.ts'

export interface OpenAccounts {
  readonly doors: readonly Door[]
  readonly lanes: readonly SendLane[]
  readonly profileOf: NonNullable<OpenChannel['profile']>
  readonly textBytes: (channelId: string) => number
}

interface AccountsDeps {
  readonly db: Db
  readonly log: Log
  readonly channels: readonly Channel[]
  readonly settings: Settings
  readonly demo: boolean
}

export const defaultBotId = 'bot_default'

/** Opens every channel that has settings, and makes its accounts known to the database. */
export async function openAccounts({ db, log, channels, settings, demo }: AccountsDeps): Promise<OpenAccounts> {
  const opened = channels.flatMap((channel) => {
    const configured = channel.manifest.settings.some(({ env, required }) => required && settings[env])
    if (!configured && !demo) return []
    return [{ channel, open: openChannel(channel, settings, log) }]
  })
  await db.run(sql`insert into bots (id, name) values (${defaultBotId}, '小应') on conflict do nothing`)
  for (const { channel, open } of opened) await storeAccounts(db, channel, open)
  const paths = [...new Set(opened.map(({ channel }) => channel.manifest.callbackPath))]
  const limits = new Map(channels.map(({ manifest }) => [manifest.id, manifest.limits.textBytes]))
  return {
    doors: paths.map((path) => {
      const behind = opened.filter(({ channel }) => channel.manifest.callbackPath === path)
      return {
        path,
        channelTypes: [...new Set(behind.map(({ channel }) => channel.manifest.contractType))],
        channels: behind.map(({ open }) => open),
      }
    }),
    lanes: opened.flatMap(({ channel, open }) =>
      open.accounts.map(({ id }) => ({ accountId: id, sendDedupes: channel.manifest.sendDedupes, send: open.send })),
    ),
    profileOf: async (accountId, customerRef) => {
      const owner = opened.find(({ open }) => open.accounts.some(({ id }) => id === accountId))
      return owner?.open.profile?.(accountId, customerRef)
    },
    textBytes: (channelId) => limits.get(channelId) ?? 2_000,
  }
}

function openChannel(channel: Channel, settings: Settings, log: Log): OpenChannel {
  try {
    return channel.open(settings, { log, fetch: globalThis.fetch })
  } catch (error) {
    if (error instanceof SettingsError) throw new StartError('bad_channel_settings', error.message)
    throw error
  }
}

async function storeAccounts(db: Db, { manifest }: Channel, { accounts }: OpenChannel): Promise<void> {
  await db.run(sql`
    insert into channel_accounts (id, channel_id, contract_type, external_id, name, bot_id)
    select id, ${manifest.id}, ${manifest.contractType}, external_id, name, ${defaultBotId}
    from unnest(${accounts.map((a) => a.id)}::text[], ${accounts.map((a) => a.externalId)}::text[],
      ${accounts.map((a) => a.name)}::text[]) as a (id, external_id, name)
    on conflict (id) do update set name = excluded.name`)
}
