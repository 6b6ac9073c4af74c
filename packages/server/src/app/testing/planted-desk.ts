import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { createWeComSimulator, type WeComSimulator } from '@yingda/simulators'
import { afterAll } from 'vitest'
import { addAgents } from '../../domains/agents/index.ts'
import { addFaqs } from '../../domains/knowledge/index.ts'
import { type Db, sql } from '../../platform/db.ts'
import type { Log } from '../../platform/log.ts'
import { testDataDir } from '../../testing/data-dir.ts'
import { testDatabase } from '../../testing/database.ts'
import { isSettled } from '../../testing/settled.ts'
import { defaultBotId } from '../account-rows.ts'
import { buildDesk, type Desk } from '../build.ts'
import { configFrom } from '../config.ts'
import { demoAgents, demoFaqs } from '../demo-content.ts'
import { effectiveSettings } from '../demo-settings.ts'
import { plantedKeys } from './planted-keys.ts'
import { startTalkativeRemote, type TalkativeRemote } from './talkative-remote.ts'

export interface PlantedDesk extends Desk {
  readonly url: string
  readonly databaseUrl: string
  readonly dataDir: string
  /** The only file that is meant to hold keys, and who may read it. */
  readonly keyFile: { readonly path: string; readonly mode: number }
  readonly sim: WeComSimulator
  readonly wecom: TalkativeRemote
  readonly model: TalkativeRemote
}

/** The whole desk with a planted value in every secret setting, WeCom and a model beside it that repeat what they hear. */
export async function bootPlantedDesk(log: Log): Promise<PlantedDesk> {
  const sim = createWeComSimulator({ ...company(), keepAll: true, retryDelayMs: 20, deliveryTimeoutMs: 10_000 })
  await sim.start()
  const wecom = await startTalkativeRemote(sim.url)
  const model = await startTalkativeRemote()
  const { url: databaseUrl } = await testDatabase()
  const dataDir = await testDataDir()
  const config = configFrom({
    ...plantedKeys,
    PORT: '0',
    LOG_LEVEL: 'debug',
    LOGIN_RATE: '1000/minute',
    WECHAT_API_BASE: wecom.url,
    WECHAT_API_TIMEOUT: '1',
    LLM_BASE_URL: model.url,
    LLM_MODEL: 'm',
    LLM_TIMEOUT_SECONDS: '1',
  })
  const settings = await effectiveSettings(config, dataDir)
  const desk = await buildDesk({ dataDir, config, databaseUrl, settings, log })
  await addAgents(desk.db, demoAgents)
  await addFaqs(desk.db, defaultBotId, demoFaqs)
  const url = await desk.app.listen({ host: '127.0.0.1', port: 0 })
  sim.setCallbackUrl(`${url}/wecom/callback`)
  afterAll(async () => {
    await sim.stop()
    await desk.stop()
  })
  const path = join(dataDir, 'demo-wecom.json')
  const drain = async () => {
    await sim.drain()
    do await desk.drain()
    while ((await isPullDue(desk.db)) || !(await isSettled(desk.db)))
  }
  const keyFile = { path, mode: (await stat(path)).mode & 0o777 }
  return { ...desk, drain, url, databaseUrl, dataDir, keyFile, sim, wecom, model }
}

/** Every account of this desk is open here, so whatever is due will be fetched. */
const isPullDue = async (db: Db): Promise<boolean> =>
  (await db.one(sql`select 1 from pulls where next_at <= now() or lease_until > now() limit 1`)) !== undefined

const company = () => ({
  corpId: plantedKeys.WECHAT_CORP_ID,
  agentId: Number(plantedKeys.WECHAT_AGENT_ID),
  secret: plantedKeys.WECHAT_SECRET,
  callbackToken: plantedKeys.WECOM_CALLBACK_TOKEN,
  encodingAesKey: plantedKeys.WECOM_ENCODING_AES_KEY,
  kf: {
    secret: plantedKeys.WECOM_KF_SECRET,
    callbackToken: plantedKeys.WECOM_KF_TOKEN,
    encodingAesKey: plantedKeys.WECOM_KF_AES_KEY,
  },
  contact: {
    secret: plantedKeys.WECOM_CONTACT_SECRET,
    callbackToken: plantedKeys.WECOM_CONTACT_TOKEN,
    encodingAesKey: plantedKeys.WECOM_CONTACT_AES_KEY,
  },
})
