import type { Member } from './members.ts'

export interface WeComSimulatorOptions {
  corpId: string
  agentId: number
  /** Secret of the app, as given to `gettoken`. */
  secret: string
  callbackToken: string
  encodingAesKey: string
  /** Where callbacks go; may be set later with `setCallbackUrl`. */
  callbackUrl?: string
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
  /** `sent()` and `deliveries()` return everything instead of the newest 1000. */
  keepAll?: boolean
  tokenTtlSeconds?: number
  /** Wrong secrets from one address before `gettoken` answers 45009 for an hour. */
  wrongSecretLimit?: number
  /** Milliseconds since 1970; for tests of expiry. */
  now?: () => number
}

export interface Settings extends Required<Omit<WeComSimulatorOptions, 'callbackUrl' | 'ledgerFile' | 'members'>> {
  callbackUrl: string | undefined
  ledgerFile: string | undefined
}

export function settingsOf(options: WeComSimulatorOptions): Settings {
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
    ...options,
    callbackUrl: options.callbackUrl,
    ledgerFile: options.ledgerFile,
  }
}
