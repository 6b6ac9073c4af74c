import { type ChatOptions, type ChatSettings, chatSettings } from '../chat/options.ts'

/** A business account that customers write to. */
export interface Business {
  readonly openId: string
  readonly name: string
}

export interface DouyinSimulatorOptions extends ChatOptions {
  clientKey: string
  clientSecret: string
  /** What webhooks are signed with; the client secret unless given (mini-programs have one of their own). */
  webhookSecret?: string
  /** One shop unless given. */
  businesses?: readonly Business[]
}

export interface DouyinSettings extends ChatSettings {
  readonly clientKey: string
  readonly clientSecret: string
  readonly webhookSecret: string
  readonly businesses: readonly Business[]
}

const webhookDeadlineMs = 5_000

export const demoBusiness: Business = { openId: '_000YingdaDemoShop', name: '云杉数码旗舰店' }

export const douyinSettings = (options: DouyinSimulatorOptions): DouyinSettings => ({
  ...chatSettings(options, { deliveryTimeoutMs: webhookDeadlineMs }),
  clientKey: options.clientKey,
  clientSecret: options.clientSecret,
  webhookSecret: options.webhookSecret ?? options.clientSecret,
  businesses: options.businesses ?? [demoBusiness],
})
