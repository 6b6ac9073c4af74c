import type { Settings } from '../channels/channel.ts'
import { issueCode } from '../domains/agents/index.ts'
import { sql } from '../platform/db.ts'
import type { Log } from '../platform/log.ts'
import { openSealer } from '../platform/sealed.ts'
import type { Desk } from './build.ts'
import type { Config } from './config.ts'
import { fillDemoChannels } from './demo-channels.ts'
import { fillDemoCrm } from './demo-crm.ts'
import { fillDemoVisitor } from './demo-visitor.ts'
import { fillDemoWorld } from './demo-world.ts'
import { sealingKeys } from './secret-keys.ts'
import { simulatedIn } from './simulated.ts'
import { startSimulator } from './simulator.ts'

export interface Demo {
  /** A one-time code that signs the administrator in. */
  readonly login: string
  /** Absent when every remote is another than ours. */
  readonly simulatorUrl: string | undefined
  stop(): Promise<void>
}

interface DemoDeps {
  readonly desk: Desk
  readonly config: Config
  readonly settings: Settings
  readonly dataDir: string
  readonly log: Log
  readonly url: string
}

export async function prepareDemo({ desk, config, settings, dataDir, log, url }: DemoDeps): Promise<Demo> {
  const app = await desk.db.one<{ id: string }>(sql`
    select id from channel_accounts where channel_id = 'wecom-app' and external_id = ${settings.WECHAT_AGENT_ID ?? ''}`)
  if (app) await fillDemoWorld(desk.db, app.id)
  const shareToken = await fillDemoVisitor(desk.db, openSealer(await sealingKeys(config.secretKeys, dataDir)))
  const plays = simulatedIn(config)
  const simulator = Object.values(plays).includes(true)
    ? await startSimulator({
        ...{ settings, plays, log, port: config.simPort, deskUrl: url.replace('localhost', config.host) },
        visitorUrl: shareToken && `${url}/s/${shareToken}`,
      })
    : undefined
  if (plays.yunke) await fillDemoCrm(desk.db, desk.crm)
  const filling = simulator && fillDemoChannels({ desk, plays, log, simulatorUrl: simulator.url })
  const admin = await desk.db.one<{ id: string }>(
    sql`select id from agents where role = 'admin' and is_active order by created_at limit 1`,
  )
  return {
    login: admin ? await issueCode(desk.db, admin.id, 'login') : '',
    simulatorUrl: simulator?.url.replace('127.0.0.1', 'localhost'),
    async stop() {
      await filling?.stop()
      await simulator?.stop()
    },
  }
}
