import { type ChatOptions, type ChatSettings, chatSettings } from '../chat/options.ts'

/** A shop, and who of it is written to. */
export interface Shop {
  readonly venderId: string
  readonly name: string
  /** The waiter's pin. */
  readonly pin: string
}

export interface JdSimulatorOptions extends ChatOptions {
  appKey: string
  appSecret: string
  /** What the gateway takes as `access_token`; any text, or none at all, unless given. */
  accessToken?: string
  /** `whsec_…`, for webhooks signed the way of Standard Webhooks. */
  webhookSecret?: string
  /** One shop unless given. */
  shops?: readonly Shop[]
  /** The method that sends; there is no public one, so this name is made up. */
  sendMethod?: string
}

export interface JdSettings extends ChatSettings {
  readonly appKey: string
  readonly appSecret: string
  readonly accessToken: string | undefined
  readonly webhookSecret: string | undefined
  readonly shops: readonly Shop[]
  readonly sendMethod: string
}

const webhookDeadlineMs = 3_000

const demoShop: Shop = { venderId: '10001', name: '云杉京东自营店', pin: 'yunshan_waiter' }

export const jdSettings = (options: JdSimulatorOptions): JdSettings => ({
  ...chatSettings(options, { deliveryTimeoutMs: webhookDeadlineMs }),
  appKey: options.appKey,
  appSecret: options.appSecret,
  accessToken: options.accessToken,
  webhookSecret: options.webhookSecret,
  shops: options.shops ?? [demoShop],
  sendMethod: options.sendMethod ?? 'jingdong.im.waiter.chatmessage.send',
})
