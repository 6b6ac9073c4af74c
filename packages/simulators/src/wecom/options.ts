import type { Route } from '../http/site.ts'
import type { Rules } from './company/rules.ts'
import type { Visible } from './company/visible.ts'
import type { Member } from './directory/records.ts'

/** The keys of one callback receiver. */
export interface CallbackKeys {
  callbackToken: string
  encodingAesKey: string
  /** The app's callback URL unless given. */
  callbackUrl?: string
}

export interface KfOptions extends Partial<CallbackKeys> {
  /** Secret of the old system app 微信客服; the self-built app may call KF either way. */
  secret?: string
  /** Two accounts for after-sales and members unless given. */
  accounts?: readonly { name: string; openKfid?: string; servicers?: readonly string[] }[]
}

export interface ContactOptions extends CallbackKeys {
  /** Secret of the contact helper (通讯录同步). */
  secret: string
}

/** Another self-built app beside the first one. */
export interface OtherApp {
  agentId: number
  secret: string
  created?: Rules['appCreated']
  visible?: Visible
}

/** Another remote at the same address. */
export interface Beside {
  /** What its phone page is called by: `/phone/<name>`; none has none. */
  readonly phone?: string
  /** Starts it, once it is known where it is reached. */
  start(origin: string): Promise<void>
  stop(): Promise<void>
  /** Serves what is its own; `false` for everything else. */
  readonly mounted: Route
}

export interface WeComSimulatorOptions {
  corpId: string
  agentId: number
  /** Secret of the app, as given to `gettoken`. */
  secret: string
  callbackToken: string
  encodingAesKey: string
  /** Where callbacks go; may be set later with `setCallbackUrl`. */
  callbackUrl?: string
  /** A page for visitors that the product has; the overview links to it. */
  visitorUrl?: string
  host?: string
  /** 0 takes a free port. */
  port?: number
  members?: readonly Member[]
  /** Deadline of one delivery attempt; WeCom waits 5 s. */
  deliveryTimeoutMs?: number
  /** Deadline of the URL verification; WeCom waits 1 s. */
  verifyTimeoutMs?: number
  /** Attempts after the first one. */
  retries?: number
  retryDelayMs?: number
  /** Deliveries under way at once. */
  concurrency?: number
  /** Where ledger A is appended; none without it. */
  ledgerFile?: string
  /** Decides which messages the fault rates hit. */
  seed?: number
  /** `sent()`, `deliveries()` and the KF ledger return everything instead of the newest. */
  keepAll?: boolean
  tokenTtlSeconds?: number
  /** Wrong secrets from one address before `gettoken` answers 45009 for an hour. */
  wrongSecretLimit?: number
  /** Milliseconds since 1970; for tests of expiry. */
  now?: () => number
  /** How the company is set up, where it differs from the usual. */
  rules?: Partial<Rules>
  /** The contact helper; without it there is none, and no `change_contact`. */
  contact?: ContactOptions
  kf?: KfOptions
  otherApps?: readonly OtherApp[]
  beside?: readonly Beside[]
}

type Named = 'callbackUrl' | 'visitorUrl' | 'ledgerFile' | 'members' | 'contact'

export interface Settings extends Required<Omit<WeComSimulatorOptions, Named>> {
  callbackUrl: string | undefined
  visitorUrl: string | undefined
  ledgerFile: string | undefined
  contact: ContactOptions | undefined
}

export function settingsOf({ members: _, ...options }: WeComSimulatorOptions): Settings {
  return {
    host: '127.0.0.1',
    port: 0,
    deliveryTimeoutMs: 5_000,
    verifyTimeoutMs: 1_000,
    retries: 3,
    retryDelayMs: 1_000,
    concurrency: 64,
    seed: 1,
    keepAll: false,
    tokenTtlSeconds: 7_200,
    wrongSecretLimit: 10,
    now: Date.now,
    rules: {},
    kf: {},
    otherApps: [],
    beside: [],
    ...options,
    callbackUrl: options.callbackUrl,
    visitorUrl: options.visitorUrl,
    ledgerFile: options.ledgerFile,
    contact: options.contact,
  }
}
