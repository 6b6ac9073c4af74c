import { checkSettings, type Settings, SettingsError } from '../channel.ts'
import { manifest } from './manifest.ts'
import type { ProofKeys } from './verify/prove.ts'

export interface JdSettings extends ProofKeys {
  readonly accessToken: string | undefined
  readonly apiBase: string
  readonly timeoutMs: number
  readonly sendMethod: string
  /** The merchant's log is read, and no callback is taken: what both brought would be there twice. */
  readonly readsChatLog: boolean
}

/** @throws SettingsError naming every wrong setting */
export function readSettings(settings: Settings): JdSettings {
  checkSettings(manifest, settings)
  const {
    JD_APP_KEY: appKey = '',
    JD_APP_SECRET: appSecret = '',
    JD_API_BASE: base,
    JD_API_TIMEOUT: timeout,
  } = settings
  const { JD_ACCESS_TOKEN: accessToken, JD_WEBHOOK_SECRET: webhookSecret, JD_SEND_METHOD: method } = settings
  const apiBase = base || 'https://api.jd.com'
  const readsChatLog = settings.JD_POLL === 'on'
  // What a pattern cannot say: that a port is too high, and what one setting asks of another.
  const problems = [
    ...(URL.canParse(apiBase) ? [] : ['JD_API_BASE is no address.']),
    ...(readsChatLog && !accessToken ? ['JD_POLL is on, and JD_ACCESS_TOKEN is not set.'] : []),
  ]
  if (problems.length > 0) throw new SettingsError(problems)
  return {
    ...{ appKey, appSecret, apiBase, readsChatLog },
    accessToken: accessToken || undefined,
    webhookSecrets: webhookSecret ? webhookSecret.split(',') : [],
    signMode: settings.JD_SIGN_MODE === 'jos' ? 'jos' : 'hmac',
    timeoutMs: timeout ? Number(timeout) * 1_000 : 10_000,
    sendMethod: method || 'jingdong.im.waiter.chatmessage.send',
  }
}
