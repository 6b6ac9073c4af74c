/** What simulators of platforms where customers chat with companies have in common. */
export interface ChatOptions {
  /** Where webhooks go; may be set later with `setWebhookUrl`. */
  webhookUrl?: string
  host?: string
  /** 0 takes a free port. Not used when the simulator is mounted on another server. */
  port?: number
  /** Decides which messages the fault rates hit. */
  seed?: number
  /** Milliseconds since 1970; for tests of expiry. */
  now?: () => number
  /** Deadline of one delivery attempt. */
  deliveryTimeoutMs?: number
  /** Before the second attempt, the third, and so on; 1, 5 and 30 s unless given. */
  retryDelaysMs?: readonly number[]
  /** Deliveries under way at once. */
  concurrency?: number
  /** `sent()`, `deliveries()` and `ledger()` return everything instead of the newest. */
  keepAll?: boolean
  /** Where attempts and messages sent are appended, a line of JSON each; nowhere without it. */
  ledgerFile?: string
}

export interface ChatSettings extends Required<Omit<ChatOptions, 'webhookUrl' | 'ledgerFile' | 'now'>> {
  webhookUrl: string | undefined
  readonly ledgerFile: string | undefined
}

export const chatSettings = (
  { now: _, ...options }: ChatOptions,
  usual: { readonly deliveryTimeoutMs: number },
): ChatSettings => ({
  ...usual,
  host: '127.0.0.1',
  port: 0,
  seed: 1,
  retryDelaysMs: [1_000, 5_000, 30_000],
  concurrency: 64,
  keepAll: false,
  ...options,
  webhookUrl: options.webhookUrl,
  ledgerFile: options.ledgerFile,
})
