import { hostname } from 'node:os'
import { type TokenStore, WeComApiError, type WeComClient } from '@yingda/wecom'
import type { Settings } from '../channels/channel.ts'
import { type AlertKind, type SendAlert, startAlerts } from '../domains/alerts/index.ts'
import type { Db } from '../platform/db.ts'
import type { App } from '../platform/http.ts'
import type { Log } from '../platform/log.ts'
import type { Worker } from '../platform/worker.ts'
import type { Config } from './config.ts'
import { isWeComSet, weComClient } from './wecom-client.ts'

interface DeskAlertsDeps {
  readonly db: Db
  readonly log: Log
  readonly config: Config
  readonly settings: Settings
  readonly tokens: TokenStore
  readonly app: Pick<App, 'server'>
}

/** In the demo nobody waits for an alert, and customers wait for as long as one looks around: only mentions are told. */
export const usualAlerts = ({ profile }: Pick<Config, 'profile'>): readonly AlertKind[] =>
  profile === 'demo' ? ['mention'] : ['nobody_online', 'long_wait', 'mention', 'account_failing']

/** Undefined without a company app to send by. */
export const startDeskAlerts = ({ db, log, config, settings, tokens, app }: DeskAlertsDeps): Worker | undefined =>
  isWeComSet(settings) && settings.WECHAT_AGENT_ID
    ? startAlerts({
        db,
        log,
        usual: usualAlerts(config),
        url: () => consoleOrigin(config, app),
        send: sender(weComClient(settings, tokens)),
      })
    : undefined

/** WeCom refuses a send none of whose receivers can get it. */
const nobodyCodes = [81013, 82001]
/** The same text to the same person within this time is told once: a lost answer may be tried again. */
const knownForSeconds = 300

const sender =
  ({ messages }: Pick<WeComClient, 'messages'>): SendAlert =>
  async (userIds, text) => {
    try {
      const { invalidUser, unlicensedUser } = await messages.send({
        touser: userIds.join('|'),
        msgtype: 'text',
        text: { content: text },
        enable_duplicate_check: 1,
        duplicate_check_interval: knownForSeconds,
      })
      const missed = new Set([...invalidUser, ...unlicensedUser].map((userId) => userId.toLowerCase()))
      return { missed: userIds.filter((userId) => missed.has(userId.toLowerCase())) }
    } catch (error) {
      if (error instanceof WeComApiError && nobodyCodes.includes(error.errcode ?? 0)) return { missed: userIds }
      throw error
    }
  }

function consoleOrigin({ publicBaseUrl, host, port }: Config, { server }: Pick<App, 'server'>): string {
  if (publicBaseUrl) return publicBaseUrl
  const address = server.address()
  const name = host === '0.0.0.0' || host === '::' ? hostname() : host
  return `http://${name}:${typeof address === 'object' && address ? address.port : port}`
}
