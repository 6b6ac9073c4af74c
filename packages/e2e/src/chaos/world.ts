import { join } from 'node:path'
import { createWeComSimulator, type WeComSimulator } from '@yingda/simulators'
import { type DeskProcess, deskProcess } from '../process/desk-process.ts'
import { makeScratch, removeScratch } from '../process/scratch.ts'
import { stablePort } from '../process/stable-port.ts'
import type { AtEnd } from '../process/tidily.ts'
import { startOthers } from './remotes/others.ts'
import { type Remote, remoteOf, shareOut } from './remotes/remote.ts'
import { members } from './stage.ts'

export interface World extends WeComWorld {
  readonly remotes: readonly Remote[]
  /** Where a customer writes. */
  readonly placeOf: (customer: string) => Remote
}

interface WeComWorld {
  readonly sim: WeComSimulator
  readonly desk: DeskProcess
  readonly folder: string
}

export const company = {
  corpId: 'ww00112233445566aa',
  agentId: 1000002,
  secret: 'chaos-secret-of-the-app',
  callbackToken: 'chaosToken0123',
  encodingAesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
}

/** WeCom, Douyin and JD in this process, the desk in one of its own, PostgreSQL where the desk puts it: in the data folder. */
export async function startWorld(seed: number, retryMs: number, atEnd: AtEnd): Promise<World> {
  const folder = await makeScratch('yingda-chaos-')
  atEnd(() => removeScratch(folder))
  const others = await startOthers({ seed, retryMs }, atEnd)
  const ground = { folder, ledgerFile: join(folder, 'ledger-a.jsonl'), env: others.env }
  const world = await startDeskOn(ground, seed, retryMs, atEnd)
  await others.join(world.desk.url)
  const weCom = remoteOf(world.sim, (customer) => `emp:${customer}`)
  return { ...world, remotes: [weCom, ...others.remotes], placeOf: shareOut([weCom, ...others.remotes]) }
}

interface Ground {
  readonly folder: string
  readonly ledgerFile: string
  readonly env: Readonly<Record<string, string>>
}

/** A desk with WeCom alone. */
export async function startDeskOn(
  { folder, ledgerFile, env }: Ground,
  seed: number,
  retryMs: number,
  atEnd: AtEnd,
): Promise<WeComWorld> {
  const sim = createWeComSimulator({ ...company, members, seed, retryDelayMs: retryMs, keepAll: true, ledgerFile })
  await sim.start()
  atEnd(() => sim.stop())
  const port = await stablePort()
  const desk = deskProcess({ port, dataDir: folder, env: { ...environment(sim.url), ...env } })
  atEnd(() => desk.stop())
  await desk.start()
  await desk.announced()
  sim.setCallbackUrl(`${desk.url}/wecom/callback`)
  return { sim, desk, folder }
}

export const environment = (apiBase: string) => ({
  WECHAT_CORP_ID: company.corpId,
  WECHAT_AGENT_ID: String(company.agentId),
  WECHAT_SECRET: company.secret,
  WECOM_CALLBACK_TOKEN: company.callbackToken,
  WECOM_ENCODING_AES_KEY: company.encodingAesKey,
  WECHAT_API_BASE: apiBase,
  LOGIN_RATE: '100000/minute',
  LOG_LEVEL: 'warn',
})
