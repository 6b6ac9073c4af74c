import type { Log } from '../platform/log.ts'
import type { ChannelState } from './channel-state.ts'
import type { RemoteHandling } from './handling.ts'
import type { InboundItem, Media, RemoteProfile } from './inbound-item.ts'
import type { SharedTokens } from './shared-tokens.ts'

export type { Conversation, Given, Handling, MessageCode, RemoteHandling } from './handling.ts'
export type { InboundItem, Media, RemoteProfile } from './inbound-item.ts'

/** The families of channels that the public contract names, whether or not a channel of the family is open. */
export const contractTypes = ['wechat', 'douyin', 'jd'] as const

/** The vocabulary of rooms 1 and 7. A channel is one folder that exports `channel`; nobody else says its name. */
export interface Channel {
  readonly manifest: Manifest
  /** Builds the channel from its settings. Throws `SettingsError` naming every wrong setting. */
  open(settings: Settings, deps: ChannelDeps): OpenChannel
}

/** Data that screens, configuration and the OpenAPI draw from. */
export interface Manifest {
  readonly id: string
  readonly name: { readonly zh: string; readonly en: string }
  /** A badge: one or two characters on a colour. Absent: the first of its name. */
  readonly icon?: { readonly label: string; readonly colour: string }
  /** What the wire calls this family (`channelType`). */
  readonly contractType: string
  /** Where the remote posts, for instance `/wecom/callback`; absent = nobody does. */
  readonly callbackPath?: string
  readonly callbackDocs?: { readonly GET: OperationDocs; readonly POST: OperationDocs } | undefined
  readonly settings: readonly SettingItem[]
  readonly limits: {
    /** Bytes of UTF-8 in one text; a longer one is split. */
    readonly textBytes: number
    /** Characters in one text as well (UTF-16 units, the larger way to count), for remotes that count those. */
    readonly textChars?: number
    /** Bytes of one file by the kind it is sent as; a kind that is absent cannot be sent. */
    readonly fileBytes?: Readonly<Partial<Record<Media['kind'], number>>>
  }
  /**
   * Its customers read what the desk stores, on the desk's own pages: a message has arrived when it is committed. The desk
   * makes the accounts, as `acc_<id>_…`.
   */
  readonly readHere?: true
  /** The remote drops a repeated send by itself, so an uncertain one may be tried again. */
  readonly sendDedupes: boolean
  /** For how long a message that was sent can be taken back; absent = never. */
  readonly recall?: { readonly withinSeconds: number }
  /** How long, and how many messages, may follow a message of the customer; absent = no limit, of either. */
  readonly replyWindow?: { readonly hours: number; readonly messages?: number }
  /** Where the remote keeps pictures of its customers: names of hosts, or `*.` and the end of names. */
  readonly pictureHosts?: readonly string[]
  /** Whoever owns an account lets the desk have it, on a page of the remote (`OpenChannel.connect`). */
  readonly connects?: true
}

/** What the OpenAPI says of one call of the callback path. For the reader only: the door checks by itself. */
export interface OperationDocs {
  readonly operationId: string
  readonly requirements?: readonly string[]
  /** By name; `true` = the contract calls it required. */
  readonly query: Readonly<Record<string, boolean>>
  readonly bodyType?: string
  /** By status, all `text/plain`. What the inbox itself answers (413, 503) is not among them. */
  readonly answers: Readonly<Record<number, { readonly description: string; readonly example?: string }>>
}

export interface SettingItem {
  /** The environment variable. */
  readonly env: string
  readonly name: { readonly zh: string; readonly en: string }
  readonly secret: boolean
  readonly required: boolean
  /** JavaScript regular expression for the whole value. */
  readonly pattern?: string
}

export type Settings = Readonly<Record<string, string>>

export interface ChannelDeps {
  readonly log: Log
  readonly fetch: typeof fetch
  /** Where the remote's access tokens are shared by all nodes; absent: each process fetches its own. */
  readonly tokens?: SharedTokens | undefined
  /** The id that an account, by the remote's name for it, has here from an earlier start. */
  readonly accountId?: ((externalId: string) => string | undefined) | undefined
  /** What the channel keeps; absent: it forgets with the process. */
  readonly state?: ChannelState | undefined
  /** To be called when `discover` would answer otherwise than before: it is asked again. */
  readonly accountsChanged?: (() => void) | undefined
  /** Milliseconds since 1970. */
  readonly now?: (() => number) | undefined
}

export interface OpenChannel {
  readonly manifest: Manifest
  readonly accounts: readonly ChannelAccount[]
  /** Accounts that only the remote knows; asked at start and every few minutes. Throws `ChannelError`. */
  discover?(): Promise<readonly ChannelAccount[]>
  /** Of a channel whose manifest says that it `connects`. */
  readonly connect?: Connect
  /** What the remote holds of an account after a cursor; none = from the oldest it keeps. Throws `ChannelError`. */
  pull?(request: PullRequest): Promise<PulledPage>
  /** Pure: verifies over raw bytes, decrypts, maps. No database, no remote call. Never throws. */
  receive(request: RawRequest): Received
  /** Throws `ChannelError` when it was not, or perhaps not, sent. */
  send(message: OutgoingMessage): Promise<Sent>
  /** Takes back what was sent, by the key that `send` answered with; once more does no harm. Throws `ChannelError`. */
  recall?(accountId: string, remoteKey: string): Promise<void>
  /** For remotes where somebody else than the desk can have a conversation. */
  readonly handling?: RemoteHandling
  /** A file that a message brought. Throws `ChannelError`, `gone` when the remote has it no more. */
  media?(accountId: string, media: Media): Promise<MediaContent>
  /** The customer as the remote knows them, if it does. */
  profile?(accountId: string, customerRef: string): Promise<RemoteProfile | undefined>
  /** The directory's id of a customer who is a member of the company. */
  employeeOf?(customerRef: string): string | undefined
}

/** The remote's page on which an owner agrees, and what they come back with (OAuth 2.0, authorization code). */
export interface Connect {
  address(state: string, redirectUri: string): string
  /** Keeps what it gets of the account. @throws ChannelError when the owner did not agree, or the code is good for nothing */
  finish(query: URLSearchParams): Promise<ChannelAccount>
}

export interface PullRequest {
  readonly accountId: string
  readonly cursor: string | undefined
  /** The short-lived key that came with the news. */
  readonly key: string | undefined
}

export interface PulledPage {
  readonly items: readonly InboundItem[]
  readonly cursor: string
  /** Ask again with the new cursor, also when there were no items. */
  readonly more: boolean
}

/** The remote has something to fetch with `pull`. It may never say so, and may say so twice. */
export interface News {
  readonly accountId: string
  readonly key?: string
}

export interface ChannelAccount {
  readonly id: string
  /** The remote's name for the account (`kfId` on the wire). */
  readonly externalId: string
  readonly name: string
  /** `native`: people answer in the remote's own client, and the desk only follows. */
  readonly mode?: 'hosted' | 'native'
  /** Why nothing can be sent by it until a person does something: its owner has to agree again. */
  readonly problem?: 'unauthorised'
}

export interface RawRequest {
  readonly method: 'GET' | 'POST'
  readonly query: URLSearchParams
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: Buffer
}

export interface Reply {
  readonly status: number
  readonly contentType: string
  readonly body: string
}

export type Received =
  | {
      readonly verdict: 'accepted'
      readonly accountId: string
      readonly items: readonly InboundItem[]
      readonly news?: readonly News[]
      /** Stores what belongs elsewhere than in the inbox; called before the answer, which waits for it. */
      readonly keep?: () => Promise<void>
      readonly reply: Reply
    }
  | { readonly verdict: 'refused'; readonly reply: Reply }

/** Read it to its end or cancel it. */
export interface MediaContent {
  readonly name?: string
  readonly body: ReadableStream<Uint8Array>
}

export interface OutgoingMessage {
  /** Ours, the same at every try: at most 32 characters of A-Z a-z 0-9 _ - */
  readonly messageId: string
  readonly accountId: string
  readonly customerRef: string
  /** With a file: what stands for it in words. */
  readonly text: string
  /** The message is this file. Its kind is one that `limits.fileBytes` names. */
  readonly file?: OutgoingFile
  /** The value of a `MessageCode`: a text goes by it. */
  readonly code?: string
  /** What the customer wrote last in this conversation, for remotes whose sends name what they answer. */
  readonly answers?: Answered
}

export interface Answered {
  /** The key that the item came with. */
  readonly remoteKey: string
  /** RFC 3339: by the remote's clock as long as it told the time, else when it came. */
  readonly sentAt?: string
  /** As the channel gave it with the item; absent once the inbox has forgotten it, seven days later. */
  readonly raw?: unknown
}

export interface OutgoingFile {
  readonly kind: Media['kind']
  readonly name: string
  readonly mime: string
  readonly bytes: Uint8Array
}

export interface Sent {
  readonly remoteKey?: string
}

export class SettingsError extends Error {
  readonly problems: readonly string[]
  constructor(problems: readonly string[]) {
    super(problems.join('\n'))
    this.name = 'SettingsError'
    this.problems = problems
  }
}

/** Checks settings against the manifest's form, so that form and configuration cannot disagree. */
export function checkSettings(manifest: Manifest, settings: Settings): void {
  const problems = manifest.settings.flatMap(({ env, required, pattern }) => {
    const value = settings[env]
    if (!value) return required ? [`${env} is not set.`] : []
    return pattern && !new RegExp(`^(?:${pattern})$`).test(value) ? [`${env} has the wrong form (${pattern}).`] : []
  })
  if (problems.length > 0) throw new SettingsError(problems)
}
