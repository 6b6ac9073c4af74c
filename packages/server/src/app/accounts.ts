import {
  type Channel,
  type ChannelAccount,
  type Manifest,
  type OpenChannel,
  type PulledPage,
  type PullRequest,
  type RemoteHandling,
  type Settings,
  SettingsError,
} from '../channels/channel.ts'
import type { FetchDeps } from '../domains/files/index.ts'
import type { SendLane } from '../domains/outbox/index.ts'
import type { Door } from '../inbox/index.ts'
import type { Db } from '../platform/db.ts'
import { ChannelError, messageOf } from '../platform/errors.ts'
import type { Log } from '../platform/log.ts'
import { StartError } from '../platform/postgres/index.ts'
import { startWorker, type Worker } from '../platform/worker.ts'
import { knownAccounts, storeAccounts, storeDefaultBot } from './account-rows.ts'

export { defaultBotId } from './account-rows.ts'

export interface OpenAccounts {
  readonly doors: readonly Door[]
  /** Through which accounts this node can send now. */
  lanes(): readonly SendLane[]
  /** Which accounts have to be fetched. */
  pulled(): readonly string[]
  readonly pull: (request: PullRequest) => Promise<PulledPage>
  /** Whose remote can be asked, and told, who has a conversation. */
  handled(): readonly string[]
  readonly handling: RemoteHandling
  readonly send: OpenChannel['send']
  readonly profileOf: NonNullable<OpenChannel['profile']>
  readonly mediaOf: FetchDeps['mediaOf']
  readonly textBytes: (channelId: string) => number
  readonly fileLimits: (channelId: string) => NonNullable<Manifest['limits']['fileBytes']>
  /** Asks the remotes which accounts there are, now and every few minutes. */
  startDiscovery(onFound: () => void): Worker
}

interface AccountsDeps {
  readonly db: Db
  readonly log: Log
  readonly channels: readonly Channel[]
  readonly settings: Settings
  readonly demo: boolean
}

const discoverEveryMs = 5 * 60_000
/** After a failure, and then twice as long each time: the remote may just be starting, as the simulator does beside us. */
const discoverAgainMs = 3_000

/** Opens every channel that has settings, and makes its accounts known to the database. */
export async function openAccounts({ db, log, channels, settings, demo }: AccountsDeps): Promise<OpenAccounts> {
  const opened = channels.flatMap((channel) => {
    const configured = channel.manifest.settings.some(({ env, required }) => required && settings[env])
    return configured || demo ? [openChannel(channel, settings, log)] : []
  })
  const owners = new Map<string, OpenChannel>()
  const dueAt = new Map<OpenChannel, number>()
  const failed = new Map<OpenChannel, number>()
  const add = (open: OpenChannel, accounts: readonly ChannelAccount[]) => {
    for (const { id } of accounts) owners.set(id, open)
  }
  await storeDefaultBot(db)
  for (const open of opened) {
    await storeAccounts(db, open.manifest, open.accounts)
    add(open, open.accounts)
    if (open.discover) add(open, await knownAccounts(db, open.manifest.id))
  }
  const ownerOf = (accountId: string) => {
    const owner = owners.get(accountId)
    if (!owner) throw new Error(`The account ${accountId} is not open here.`)
    return owner
  }
  const handlingOf = (accountId: string) => {
    const { handling } = ownerOf(accountId)
    if (!handling) throw new ChannelError('unsupported', true, `Only the desk has conversations of ${accountId}.`)
    return handling
  }
  const limits = new Map(channels.map(({ manifest }) => [manifest.id, manifest.limits]))

  async function discover(open: OpenChannel): Promise<boolean> {
    const accounts = await open.discover?.()
    if (!accounts) return false
    const isNew = accounts.some(({ id }) => !owners.has(id))
    await storeAccounts(db, open.manifest, accounts)
    add(open, accounts)
    return isNew
  }

  return {
    doors: doorsOf(channels, opened),
    lanes: () =>
      [...owners].map(([accountId, { manifest, send }]) => ({ accountId, sendDedupes: manifest.sendDedupes, send })),
    pulled: () => [...owners].filter(([, { pull }]) => pull).map(([accountId]) => accountId),
    pull: async (request) => {
      const page = await ownerOf(request.accountId).pull?.(request)
      if (!page) throw new Error(`The account ${request.accountId} is not one that is fetched.`)
      return page
    },
    handled: () => [...owners].filter(([, open]) => open.handling).map(([accountId]) => accountId),
    handling: {
      read: (conversation) => handlingOf(conversation.accountId).read(conversation),
      give: (conversation, to) => handlingOf(conversation.accountId).give(conversation, to),
    },
    send: (message) => ownerOf(message.accountId).send(message),
    profileOf: async (accountId, customerRef) => owners.get(accountId)?.profile?.(accountId, customerRef),
    mediaOf: async (accountId, media) => {
      const content = await ownerOf(accountId).media?.(accountId, media)
      if (!content) throw new ChannelError('unsupported', true, `The account ${accountId} has no files to fetch.`)
      return content
    },
    textBytes: (channelId) => limits.get(channelId)?.textBytes ?? 2_000,
    fileLimits: (channelId) => limits.get(channelId)?.fileBytes ?? {},
    startDiscovery: (onFound) =>
      startWorker({
        name: 'accounts',
        log,
        everyMs: discoverAgainMs,
        async work() {
          for (const open of opened) {
            if (Date.now() < (dueAt.get(open) ?? 0)) continue
            const failures = failed.get(open) ?? 0
            try {
              if (await discover(open)) onFound()
              dueAt.set(open, Date.now() + discoverEveryMs)
              failed.delete(open)
            } catch (error) {
              dueAt.set(open, Date.now() + Math.min(discoverEveryMs, discoverAgainMs * 2 ** failures))
              failed.set(open, failures + 1)
              log.info(`The accounts of ${open.manifest.id} are not known: ${messageOf(error)}`)
            }
          }
          return false
        },
      }),
  }
}

/** One door for each path, also while nothing is set up behind it: it refuses like any other. */
function doorsOf(channels: readonly Channel[], opened: readonly OpenChannel[]): Door[] {
  const paths = [...new Set(channels.map(({ manifest }) => manifest.callbackPath))]
  return paths.map((path) => {
    const behind = channels.filter(({ manifest }) => manifest.callbackPath === path)
    return {
      path,
      channelTypes: [...new Set(behind.map(({ manifest }) => manifest.contractType))],
      docs: behind[0]?.manifest.callbackDocs,
      channels: opened.filter(({ manifest }) => manifest.callbackPath === path),
    }
  })
}

function openChannel(channel: Channel, settings: Settings, log: Log): OpenChannel {
  try {
    return channel.open(settings, { log, fetch: globalThis.fetch })
  } catch (error) {
    if (error instanceof SettingsError) throw new StartError('bad_channel_settings', error.message)
    throw error
  }
}
