export interface YunkeSimulatorOptions {
  host?: string
  /** Port of the first company; 0 takes a free one. Not used when the simulator is mounted on another server. */
  port?: number
  /** Port of the second company, which lives on a host of its own; 0 takes a free one. */
  secondPort?: number
  /** How many calls the first company has made; 500 unless given. */
  calls?: number
  /** Decides which calls there are. */
  seed?: number
  /** Where finished calls are pushed to; may be set later. */
  pushUrl?: string
  /** Whether pushes carry the headers of the open API. */
  signPushes?: boolean
  /** Milliseconds since 1970; for tests of expiry. */
  now?: () => number
}

export type Settings = Required<YunkeSimulatorOptions>

export const settingsOf = (options: YunkeSimulatorOptions): Settings => ({
  ...{ host: '127.0.0.1', port: 0, secondPort: 0, calls: 500, seed: 1, pushUrl: '', signPushes: true, now: Date.now },
  ...options,
})
