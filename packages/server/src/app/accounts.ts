import {
  type Channel,
  type ChannelAccount,
  type ChannelDeps,
  type Connect,
  type Manifest,
  type OpenChannel,
  type PulledPage,
  type PullRequest,
  type RemoteHandling,
  type Settings,
  SettingsError,
} from '../channels/channel.ts'
import type { ChannelState } from '../channels/channel-state.ts'
import type { SharedTokens } from '../channels/shared-tokens.ts'
import { toldProfile } from '../domains/customers/index.ts'
import type { FetchDeps } from '../domains/files/index.ts'
import type { SendLane } from '../domains/outbox/index.ts'
import type { TextLimit } from '../domains/sessions/index.ts'
import type { Door } from '../inbox/index.ts'
import type { Db, Handle } from '../platform/db.ts'
import { ChannelError } from '../platform/errors.ts'
import type { Log } from '../platform/log.ts'
import { StartError } from '../platform/postgres/index.ts'
import type { Worker } from '../platform/worker.ts'
import { createDiscovery } from './account-discovery.ts'
import { knownAccounts, storeAccounts, storeDefaultBot, storedIds } from './account-rows.ts'

export { defaultBotId } from './account-rows.ts'

export interface OpenAccounts {
  readonly doors: readonly Door[]
  /** Through which accounts this node can send now. */
  lanes(): readonly SendLane[]
  /** Is there a channel behind it that works here? */
  isOpen(accountId: string): boolean
  /** Is the channel set up here, with or without accounts? */
  isSetUp(channelId: string): boolean
  /** How an account of the channel is connected, where that is a way to get one. */
  connectOf(channelId: string): Connect | undefined
  /** An account was connected: it is stored, in one transaction with what else belongs to it, and open here from now on. */
  connected(channelId: string, account: ChannelAccount, also: (tx: Handle) => Promise<void>): Promise<void>
  /** Where remotes keep pictures of their customers. */
  readonly pictureHosts: readonly string[]
  /** Which accounts have to be fetched. */
  pulled(): readonly string[]
  readonly pull: (request: PullRequest) => Promise<PulledPage>
  /** Whose remote can be asked, and told, who has a conversation. */
  handled(): readonly string[]
  readonly handling: RemoteHandling
  readonly send: OpenChannel['send']
  readonly recall: NonNullable<OpenChannel['recall']>
  /** What the remote says when it is asked, else what it said with the customer's newest message. */
  readonly profileOf: NonNullable<OpenChannel['profile']>
  readonly mediaOf: FetchDeps['mediaOf']
  /** The directory's id of a customer who is a member of the company. */
  readonly employeeOf: (accountId: string, customerRef: string) => string | undefined
  readonly textBytes: (channelId: string) => TextLimit
  readonly fileLimits: (channelId: string) => NonNullable<Manifest['limits']['fileBytes']>
  /** Asks the remotes which accounts there are, now and every few minutes. */
  startDiscovery(onFound: () => void): Worker
  /** Remotes told of these accounts: one that is not open here may be new. */
  heard(accountIds: readonly string[]): void
}

interface AccountsDeps {
  readonly db: Db
  readonly log: Log
  readonly channels: readonly Channel[]
  readonly settings: Settings
  readonly tokens?: SharedTokens
  /** Where a channel keeps what is its own; absent: it forgets with the process. */
  readonly stateOf?: (channelId: string) => ChannelState
  readonly now?: () => number
}

/** Opens every channel that has settings, and makes its accounts known to the database. The others are closed: their doors refuse. */
export async function openAccounts({
  db,
  log,
  channels,
  settings,
  tokens,
  stateOf,
  now,
}: AccountsDeps): Promise<OpenAccounts> {
  const stored = await storedIds(db)
  const opened = channels.flatMap((channel) => {
    const { id, settings: needed } = channel.manifest
    const configured = channel.manifest.readHere || needed.some(({ env, required }) => required && settings[env])
    const accountId = (externalId: string) => stored(id, externalId)
    const accountsChanged = () => discovery.changed(opened.filter(({ manifest }) => manifest.id === id))
    const kept = { state: stateOf?.(id), accountsChanged, now }
    const deps = { log, tokens, accountId, fetch: globalThis.fetch, ...kept }
    return configured ? [openChannel(channel, settings, deps)] : []
  })
  const owners = new Map<string, OpenChannel>()
  /** Their accounts are made while the desk runs, by any node. */
  const readHere = opened.filter(({ manifest }) => manifest.readHere)
  /** Accounts that their remote does not list any more: what waits to be sent fails there, and nothing is fetched. */
  const gone = new Set<string>()
  const add = (open: OpenChannel, accounts: readonly ChannelAccount[]) => {
    for (const { id } of accounts) owners.set(id, open)
  }
  await storeDefaultBot(db)
  for (const open of opened) {
    await storeAccounts(db, open.manifest, open.accounts)
    add(open, open.accounts)
    if (open.discover) add(open, await knownAccounts(db, open.manifest.id))
  }
  const findOwner = (accountId: string) =>
    owners.get(accountId) ?? readHere.find(({ manifest }) => accountId.startsWith(`acc_${manifest.id}_`))
  const ownerOf = (accountId: string) => {
    const owner = findOwner(accountId)
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
    const isNew = accounts.some(({ id }) => !owners.has(id) || gone.has(id))
    await storeAccounts(db, open.manifest, accounts)
    for (const [id, owner] of owners) if (owner === open) gone.add(id)
    for (const { id } of [...accounts, ...open.accounts]) gone.delete(id)
    add(open, accounts)
    return isNew
  }

  const discovery = createDiscovery({ log, opened, discover, now })
  /** A remote that refuses an account may have taken it away. */
  const refused =
    (owner: OpenChannel) =>
    (error: unknown): never => {
      if (error instanceof ChannelError && (error.kind === 'auth' || error.kind === 'gone')) discovery.soon([owner])
      throw error
    }
  const present = (can: (open: OpenChannel) => unknown) =>
    [...owners].filter(([id, open]) => can(open) && !gone.has(id)).map(([id]) => id)

  return {
    doors: doorsOf(channels, opened),
    lanes: () =>
      [...owners].map(([accountId, { manifest, send }]) => ({ accountId, sendDedupes: manifest.sendDedupes, send })),
    isOpen: (accountId) => findOwner(accountId) !== undefined,
    isSetUp: (channelId) => opened.some(({ manifest }) => manifest.id === channelId),
    pictureHosts: opened.flatMap(({ manifest }) => manifest.pictureHosts ?? []),
    connectOf: (channelId) => opened.find(({ manifest }) => manifest.id === channelId)?.connect,
    async connected(channelId, account, also) {
      const open = opened.find(({ manifest }) => manifest.id === channelId)
      if (!open) throw new Error(`The channel ${channelId} is not open here.`)
      await db.tx(async (tx) => {
        await storeAccounts(tx, open.manifest, [account])
        await also(tx)
      })
      add(open, [account])
      gone.delete(account.id)
      discovery.soon([open])
    },
    pulled: () => present(({ pull }) => pull),
    pull: async (request) => {
      const owner = ownerOf(request.accountId)
      const page = await owner.pull?.(request).catch(refused(owner))
      if (!page) throw new Error(`The account ${request.accountId} is not one that is fetched.`)
      return page
    },
    handled: () => present(({ handling }) => handling),
    handling: {
      read: (conversation) => handlingOf(conversation.accountId).read(conversation),
      give: (conversation, to) => handlingOf(conversation.accountId).give(conversation, to),
    },
    send: (message) => ownerOf(message.accountId).send(message),
    recall: async (accountId, remoteKey) => {
      const { recall } = ownerOf(accountId)
      if (!recall) throw new ChannelError('unsupported', true, `Nothing is taken back from ${accountId}.`)
      await recall(accountId, remoteKey)
    },
    profileOf: async (accountId, customerRef) =>
      (await owners.get(accountId)?.profile?.(accountId, customerRef)) ?? toldProfile(db, accountId, customerRef),
    mediaOf: async (accountId, media) => {
      const content = await ownerOf(accountId).media?.(accountId, media)
      if (!content) throw new ChannelError('unsupported', true, `The account ${accountId} has no files to fetch.`)
      return content
    },
    employeeOf: (accountId, customerRef) => owners.get(accountId)?.employeeOf?.(customerRef),
    textBytes: (channelId) => limits.get(channelId) ?? 2_000,
    fileLimits: (channelId) => limits.get(channelId)?.fileBytes ?? {},
    startDiscovery: discovery.start,
    heard(accountIds) {
      if (accountIds.some((id) => !owners.has(id) || gone.has(id))) discovery.soon(opened)
    },
  }
}

/** One door for each path, also while nothing is set up behind it: it refuses like any other. */
function doorsOf(channels: readonly Channel[], opened: readonly OpenChannel[]): Door[] {
  const paths = [...new Set(channels.flatMap(({ manifest }) => manifest.callbackPath ?? []))]
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

function openChannel(channel: Channel, settings: Settings, deps: ChannelDeps): OpenChannel {
  try {
    return channel.open(settings, deps)
  } catch (error) {
    if (error instanceof SettingsError) throw new StartError('bad_channel_settings', error.message)
    throw error
  }
}
